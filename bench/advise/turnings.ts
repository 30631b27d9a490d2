import { LONGEST_US, MOST_PER_SECOND, type Bytes } from '../core/units.ts';
import type { Asked } from './asked.ts';
import { isSameCandidate, type Candidate } from './candidates.ts';

/** Inputs that are varied by factors. */
export const VARIED = ['clients', 'ratePerSecond', 'lateUs', 'upstreamPerSecond', 'delayUs'] as const;
export type Varied = (typeof VARIED)[number];

/** What would change the answer: the nearest value of one input, all others as asked, from which another is first. */
export type Turning = {
  /** Null where none can do it. */
  readonly first: Candidate | null;
} & (
  | { readonly input: Varied; readonly at: number; readonly towards: 'more' | 'less' }
  | { readonly input: 'http'; readonly at: 1 | 2 }
  | { readonly input: 'cookieBytes'; readonly at: Bytes }
);

/** Who is first for what is asked; null where none can do it. */
export type FirstFor = (asked: Asked) => Candidate | null;

/** Looked for up to so many powers of ten away, at so many points in each. */
export const DECADES = 4;
const POINTS_PER_DECADE = 8;
/** To what share a value is found. */
const PRECISION = 0.005;

/** Where an input is 0 as asked, it is looked for from here up, over three times as many powers of ten. */
const FROM_NOTHING: Readonly<Partial<Record<Varied, number>>> = { upstreamPerSecond: 1e-8, delayUs: 1 };
/** The least that an input can be, where there is one to look at. */
const LEAST: Readonly<Partial<Record<Varied, number>>> = { clients: 1, upstreamPerSecond: 0, delayUs: 0 };

/** The most that can be asked for. */
const MOST: Readonly<Record<Varied, number>> = {
  clients: Number.MAX_SAFE_INTEGER,
  ratePerSecond: MOST_PER_SECOND,
  lateUs: LONGEST_US,
  upstreamPerSecond: MOST_PER_SECOND,
  delayUs: LONGEST_US,
};

/** Both ways for each input that is varied, as far as there is a value. */
export function turningsOf(asked: Asked, firstFor: FirstFor): readonly Turning[] {
  const first = firstFor(asked);
  return VARIED.flatMap((input) => {
    const whole = (value: number): number => (input === 'clients' ? Math.round(value) : value);
    const firstAt = (value: number): Candidate | null => firstFor({ ...asked, [input]: whole(value) });
    return (['less', 'more'] as const).flatMap((towards) => {
      const path = pathOf(input, asked[input], towards);
      const at = nearest(path, (value) => !isSameCandidate(firstAt(value), first));
      return at === undefined ? [] : [{ input, towards, at: whole(at), first: firstAt(at) }];
    });
  });
}

/** The other versions of HTTP, and other cookies that were measured. */
export function otherwise(asked: Asked, cookies: readonly Bytes[], firstFor: FirstFor): readonly Turning[] {
  const first = firstFor(asked);
  const turnings: readonly Turning[] = [
    ...([1, 2] as const).map((at): Turning => ({
      input: 'http',
      at,
      first: firstFor({ ...asked, http: at }),
    })),
    ...cookies.map((at): Turning => ({
      input: 'cookieBytes',
      at,
      first: firstFor({ ...asked, cookieBytes: at }),
    })),
  ];
  return turnings.filter((turning) => !isSameCandidate(turning.first, first));
}

/** Values farther and farther from the one that is asked, which is the first. */
function pathOf(input: Varied, from: number, towards: 'more' | 'less'): readonly number[] {
  const least = LEAST[input] ?? 0;
  if (towards === 'less') {
    const path = stepsOver(DECADES).map((step) => from / 10 ** step);
    const lastly = from > least && input in LEAST ? [least] : [];
    return [from, ...path.filter((value) => value > least), ...lastly];
  }
  const start = FROM_NOTHING[input] ?? 1;
  const path =
    from > 0
      ? stepsOver(DECADES).map((step) => from * 10 ** step)
      : [start, ...stepsOver(3 * DECADES).map((step) => start * 10 ** step)];
  const most = MOST[input];
  const within = path.filter((value) => value < most);
  return [from, ...within, ...(within.length < path.length && from < most ? [most] : [])];
}

function stepsOver(decades: number): readonly number[] {
  return Array.from({ length: decades * POINTS_PER_DECADE }, (_, step) => (step + 1) / POINTS_PER_DECADE);
}

/** Where something begins to hold on a path, between its points as well. */
function nearest(path: readonly number[], holds: (value: number) => boolean): number | undefined {
  const index = path.findIndex(holds);
  const beyond = path[index];
  const before = path[index - 1];
  // From nothing, and to nothing, there is no way by factors.
  if (beyond === undefined || before === undefined || before === 0 || beyond === 0) return beyond;
  let [near, far] = [before, beyond];
  while (Math.abs(far / near - 1) > PRECISION) {
    const middle = Math.sqrt(near * far);
    if (holds(middle)) far = middle;
    else near = middle;
  }
  return far;
}
