import type { FeedName } from './event.ts';
import { derivedSeed, seededRandom, type Random } from './random.ts';
import type { Bytes, Microseconds } from './units.ts';

/** How many events a burst holds; a burst is due at one moment. */
export const BURST_EVENTS = 10;

/**
 * How due times follow each other: each entry yields the gap before the next event, given how many came before.
 * `constant` is evenly spaced, `poisson` has exponential gaps, `burst` sends {@link BURST_EVENTS} at a time.
 */
const arrivals = {
  constant: (meanGapUs) => (n) => (n === 0 ? 0 : meanGapUs),
  poisson: (meanGapUs, random) => () => -Math.log(1 - random()) * meanGapUs,
  burst: (meanGapUs) => (n) => (n > 0 && n % BURST_EVENTS === 0 ? meanGapUs * BURST_EVENTS : 0),
} as const satisfies Record<string, (meanGapUs: number, random: Random) => (n: number) => number>;

export type Arrival = keyof typeof arrivals;
export const ARRIVALS = Object.keys(arrivals) as readonly Arrival[];

/** A feed in full: everything about its events but the moment at which it starts. */
export type FeedPlan = {
  readonly feed: FeedName;
  /** Events per second, in all, whatever the number of subscribers; 0 for none at all. */
  readonly ratePerSecond: number;
  readonly arrival: Arrival;
  /** How far it goes: so many events, or all that are due in so long a time. */
  readonly length: { readonly events: number } | { readonly durationUs: Microseconds };
  readonly bodyBytes: Bytes;
  readonly seed: number;
};

/**
 * When each event is due, in microseconds after the feed's start, ascending: a pure function of the plan (open
 * loop), so that a late sender never moves the events that follow.
 */
export function dueOffsets(plan: FeedPlan): readonly Microseconds[] {
  if (plan.ratePerSecond === 0) return [];
  const random = seededRandom(derivedSeed(plan.seed, plan.feed, 'due'));
  const nextGapUs = arrivals[plan.arrival](1_000_000 / plan.ratePerSecond, random);
  const events = 'events' in plan.length ? plan.length.events : Infinity;
  const endUs = 'durationUs' in plan.length ? plan.length.durationUs : Infinity;
  const offsets: Microseconds[] = [];
  for (let atUs = nextGapUs(0); offsets.length < events && Math.round(atUs) < endUs;) {
    offsets.push(Math.round(atUs));
    atUs += nextGapUs(offsets.length);
  }
  return offsets;
}

/** Distinct texts that follow one another before a feed's bodies repeat. */
const BODY_CYCLE = 61;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The body of each event: seeded ASCII that JSON does not escape, exactly `bodyBytes` long. */
export function bodiesOf(plan: Pick<FeedPlan, 'feed' | 'seed' | 'bodyBytes'>): (n: number) => string {
  const random = seededRandom(derivedSeed(plan.seed, plan.feed, 'body'));
  const letter = (): string => ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  const text = Array.from({ length: plan.bodyBytes + BODY_CYCLE }, letter).join('');
  return (n) => text.slice(n % BODY_CYCLE, (n % BODY_CYCLE) + plan.bodyBytes);
}
