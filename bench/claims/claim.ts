import type { Unit } from '../core/units.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceName } from './evidence-names.ts';
import type { Text } from './text.ts';

/** A sentence of the articles, and how it is put to the test. Everything but its judge is there to be read. */
export type Claim = {
  readonly id: string;
  readonly sentence: Text;
  /** Which evidence the judge asks for. */
  readonly needs: readonly EvidenceName[];
  /** What decides, with every margin: written down before anything is run. */
  readonly rule: Text;
  /** What the sentence does not say, and a reader has to know. */
  readonly leavesOut: Text;
  /** What to choose therefore. */
  readonly choose: Text;
  /** A pure function: the same evidence gives the same answer. */
  readonly judge: Question;
};

/** Asked of evidence; what claims are composed of. */
export type Question = (evidence: Evidence) => Answer;

/**
 * `fact`: adds figures, and weighs nothing. `turns`: yes on one side of a condition, no on the other. `unknown`: the
 * evidence is there and does not suffice. `missing`: it is not there.
 */
export type Answer = Evidenced &
  (
    | { readonly says: 'yes' | 'no' | 'fact' }
    | { readonly says: 'turns'; readonly condition: Condition }
    /** `because`: which of the reasons, if it is not for all of them. */
    | {
        readonly says: 'unknown';
        readonly repetitionsNeeded: number | null;
        readonly because?: readonly Text[];
      }
    | { readonly says: 'missing'; readonly missing: readonly EvidenceName[] }
  );

type Evidenced = {
  /** What was asked, in a word or two, for a list of what holds and what does not. */
  readonly about: Text;
  readonly figures: readonly Figure[];
  /** What was found, a sentence each. */
  readonly reasons: readonly Text[];
};

/** What a verdict turns on. */
export type Condition = {
  readonly text: Text;
  /** Where on the axis of a sweep, in its base unit; absent where it turns on no number. */
  readonly at?: number;
};

/** One figure behind a verdict: a median where there are several repetitions. */
export type Figure = {
  /** What it tells, and of whom. */
  readonly what: Text;
  readonly who: Text;
  /** Where it was measured or counted. */
  readonly from: EvidenceName;
  /** Infinity for events that never came. */
  readonly value: number;
  readonly unit: Unit;
  /** Repetitions; 1 for what is counted and not measured. */
  readonly n: number;
  /** The 95 % interval of the median; absent with too few repetitions for one. */
  readonly interval?: Bounds;
  /** What a formula says, and how far off a measurement may be. */
  readonly predicted?: { readonly value: number; readonly allowed: number; readonly isBound: boolean };
  /** How many times this figure the first one of the same question is. */
  readonly ratio?: Ratio;
  /** A link's delay has a part in it. */
  readonly delayed?: true;
  /** Left out of a table of all claims. */
  readonly minor?: true;
};

export type Bounds = { readonly low: number; readonly high: number };

export type Ratio = {
  readonly value: number;
  /** The 95 % interval; absent where nothing scatters, or too little is known. */
  readonly interval?: Bounds;
  /** After Holm, in the family of the question; absent where there was no test. */
  readonly p?: number;
};

export const VERDICTS = ['holds', 'fails', 'depends', 'undecided', 'unmeasured', 'stated'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What came of a claim. */
export type Finding = { readonly figures: readonly Figure[]; readonly reasons: readonly Text[] } & (
  | { readonly verdict: 'holds' | 'fails' | 'stated' }
  | { readonly verdict: 'depends'; readonly condition: Condition }
  /** With how many valid repetitions it can be decided at the least; null where their number is not what lacks. */
  | {
      readonly verdict: 'undecided';
      readonly repetitionsNeeded: number | null;
      readonly because: readonly Text[];
    }
  | { readonly verdict: 'unmeasured'; readonly missing: readonly EvidenceName[] }
);

export type JudgedClaim = { readonly claim: Claim; readonly finding: Finding };
