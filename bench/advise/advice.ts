import type { JudgedClaim } from '../claims/claim.ts';
import type { Evidence } from '../claims/evidence.ts';
import type { Bytes } from '../core/units.ts';
import { transportOf } from '../transports.ts';
import type { Asked } from './asked.ts';
import { rowOfCandidate, type Candidate, type CandidateCosts } from './candidates.ts';
import { claimBehind, type ClaimBehind, type Setback } from './claim-behind.ts';
import { CRITERIA, type CriterionId } from './criteria.ts';
import { gapsOf, type Gap } from './gaps.ts';
import { measuredCostsOf } from './measured/measured-costs.ts';
import { isBarred, prospectOf, type Barred, type Known, type Prospect } from './prospect.ts';
import { ranked, type Placed } from './rank.ts';
import { reachOf, type Reach } from './reach.ts';
import { otherwise, turningsOf, type Turning } from './turnings.ts';

/** Which transport to take for what is asked, and what that rests on. */
export type Advice = {
  readonly asked: Asked;
  /** The best first. */
  readonly placed: readonly (Placed<CriterionId, Prospect> & Claimed)[];
  readonly barred: readonly (Barred & Claimed)[];
  readonly turnings: readonly Turning[];
  readonly reach: readonly Reach[];
  readonly gaps: readonly Gap[];
  /** What was known of each candidate that was considered. */
  readonly known: readonly Known[];
};

type Claimed = { readonly claim?: ClaimBehind };

/** Exchanges of all candidates, as the ledger has them, by the length of the cookie. */
export type CostsByCookie = ReadonlyMap<Bytes, readonly CandidateCosts[]>;

/** What the advice rests on. */
export type Grounds = {
  readonly evidence: Evidence;
  readonly judged: readonly JudgedClaim[];
  /** With the cookie that is asked for, and with others to look what these would change. */
  readonly costs: CostsByCookie;
};

/** The same grounds give the same advice. */
export function adviceOn(asked: Asked, { evidence, judged, costs }: Grounds): Advice {
  const knownOf = knownFrom(evidence, costs);
  const firstFor = (other: Asked): Candidate | null =>
    sorted(knownOf(other), other).placed[0]?.item.candidate ?? null;
  const known = knownOf(asked);
  const { placed, barred } = sorted(known, asked);
  const claimed = (setback: Setback | undefined): Claimed => {
    const claim = setback === undefined ? undefined : claimBehind(judged, setback, asked);
    return claim === undefined ? {} : { claim };
  };
  return {
    asked,
    placed: placed.map((one) => ({ ...one, ...claimed(setbackOf(one)) })),
    barred: barred.map((one) => ({
      ...one,
      ...claimed({ candidate: one.candidate, cause: one.obstacle.kind }),
    })),
    turnings: [...turningsOf(asked, firstFor), ...otherwise(asked, [...costs.keys()], firstFor)],
    reach: reachOf(
      evidence,
      asked,
      placed.map(({ item }) => item),
    ),
    gaps: gapsOf(known, asked),
    known,
  };
}

function setbackOf({ item, after }: Placed<CriterionId, Prospect>): Setback | undefined {
  return after?.kind === 'more'
    ? { candidate: item.candidate, cause: after.by, behind: after.than.candidate }
    : undefined;
}

/** Candidates in their order, and those that cannot do it. */
function sorted(
  known: readonly Known[],
  asked: Asked,
): { readonly placed: readonly Placed<CriterionId, Prospect>[]; readonly barred: readonly Barred[] } {
  const all = known.map((one) => prospectOf(one, asked));
  const able = all.filter((one): one is Prospect => !isBarred(one));
  return { placed: ranked(able, CRITERIA), barred: all.filter(isBarred) };
}

/** What is known of all that can be considered, by the cookie and the version of HTTP that are asked for. */
function knownFrom(evidence: Evidence, costs: CostsByCookie): (asked: Asked) => readonly Known[] {
  const byCookie = new Map(
    [...costs].map(([cookie, its]) => [
      cookie,
      its.map((one): Known => ({ ...one, measured: measuredCostsOf(evidence, one.candidate) })),
    ]),
  );
  return ({ cookieBytes, http }) => {
    const all = byCookie.get(cookieBytes) ?? [];
    return all.filter(
      ({ candidate }) =>
        http === null ||
        candidate.http === http ||
        !all.some((other) => standsFor(other.candidate, candidate, http)),
    );
  };
}

/** Whether one is the other's transport over this version of HTTP. */
function standsFor(one: Candidate, other: Candidate, http: 1 | 2): boolean {
  return one.http === http && transportOf(rowOfCandidate(one)) === transportOf(rowOfCandidate(other));
}
