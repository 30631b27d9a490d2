import type { Unit } from '../core/units.ts';

/** What a figure must be. */
export type Expectation =
  | { readonly exactly: number }
  | { readonly about: number; readonly within: number }
  | { readonly atLeast: number }
  | { readonly atMost: number };

/** A figure that a check came to, and what it had to be. */
export type Observation = {
  readonly what: string;
  readonly unit: Unit;
  readonly expected: Expectation;
  readonly found: number;
  /**
   * Present for what a slow machine can spoil: what speaks against this one, a line each. Counts, bytes and limits
   * that no machine can break by being slow have none.
   */
  readonly timing?: { readonly disturbances: readonly string[] };
};

/** What could not be tried here, and why. */
export type Omission = { readonly what: string; readonly skippedBecause: string };

/** `invalid machine`: a time is off and the machine was seen to disturb it; it proves nothing about the instrument. */
export type Verdict = 'passed' | 'failed' | 'skipped' | 'invalid machine';

/** The judgement of one figure. */
export type Finding =
  | (Pick<Observation, 'what' | 'unit' | 'expected'> & {
      /** Null when there is no figure. */
      readonly found: number | null;
      readonly verdict: Exclude<Verdict, 'skipped'>;
      readonly why?: string;
    })
  | { readonly what: string; readonly verdict: 'skipped' | 'failed'; readonly why: string };

/** The short list, whose limits for times are wide, or the whole one, whose limits are tight. */
export type Pace = 'quick' | 'full';

export function judge(observed: Observation | Omission): Finding {
  if ('skippedBecause' in observed) {
    return { what: observed.what, verdict: 'skipped', why: observed.skippedBecause };
  }
  const { what, unit, expected, found, timing } = observed;
  const figure = { what, unit, expected, found: Number.isFinite(found) ? found : null };
  if (figure.found === null) return { ...figure, verdict: 'failed', why: 'there is no figure' };
  if (holds(expected, found)) return { ...figure, verdict: 'passed' };
  if (timing === undefined) return { ...figure, verdict: 'failed' };
  return timing.disturbances.length === 0
    ? { ...figure, verdict: 'failed' }
    : { ...figure, verdict: 'invalid machine', why: timing.disturbances.join('; ') };
}

export function holds(expected: Expectation, found: number): boolean {
  if ('exactly' in expected) return found === expected.exactly;
  if ('atLeast' in expected) return found >= expected.atLeast;
  if ('atMost' in expected) return found <= expected.atMost;
  return Math.abs(found - expected.about) <= expected.within;
}

/** The worst of what was found: a check is no better than that. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const order = ['failed', 'invalid machine', 'passed', 'skipped'] as const;
  return order.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? 'failed';
}

/** Counts that must each be right, as one figure when they are; otherwise those that are wrong, each by itself. */
export function together(
  what: string,
  parts: readonly { readonly of: string; readonly expected: number; readonly found: number }[],
  unit: Unit = 'count',
): readonly Observation[] {
  const wrong = parts.filter(({ expected, found }) => expected !== found);
  if (wrong.length > 0) {
    return wrong.map(({ of, expected, found }) => exactly(`${what}: ${of}`, expected, found, unit));
  }
  const sum = parts.reduce((total, { found }) => total + found, 0);
  return [exactly(what, sum, sum, unit)];
}

export function exactly(what: string, expected: number, found: number, unit: Unit = 'count'): Observation {
  return { what, unit, expected: { exactly: expected }, found };
}
