import type { Microseconds } from './units.ts';

export type Spread = {
  readonly p50Us: Microseconds;
  readonly p99Us: Microseconds;
  readonly maxUs: Microseconds;
};

/** Pauses of a process that never rests: something else had its core. */
export type Stalls = {
  readonly perSecond: number;
  readonly longestUs: Microseconds;
  /** Of the time, the share that went by in them. */
  readonly lostShare: number;
};

/** How noisy a machine is by itself, sampled while no trial runs. Shares are from 0 to 1. */
export type Laboratory = {
  /** How long the sample took in all; a short one sees little of what happens rarely. */
  readonly sampledUs: Microseconds;
  /** How late timers of 1 ms fire: what a process meets that waits. */
  readonly timers: Spread;
  /** What a process meets that works. */
  readonly stalls: Stalls;
  /** One byte to another thread and back, over a TCP connection of the loopback interface. */
  readonly roundTrip: Spread;
  /** Of all cores' time, what other processes used; null where the system does not tell, or too coarsely. */
  readonly otherLoadShare: number | null;
  /** Of the CPU time that was wanted here, what the hypervisor gave to others; null as above. */
  readonly stealShare: number | null;
};

export type Grade = 'good' | 'fair' | 'poor';

export const NOISE_FIGURES = ['timers', 'stalls', 'roundTrip', 'otherLoad', 'steal'] as const;
export type NoiseFigure = (typeof NOISE_FIGURES)[number];

/** A figure that keeps a machine from being a good laboratory. */
export type Shortfall = {
  readonly figure: NoiseFigure;
  readonly grade: 'fair' | 'poor';
  readonly value: number;
};

type Limit = {
  of(laboratory: Laboratory): number | null;
  /** Above these a machine is no longer good, and no longer fair. */
  readonly good: number;
  readonly fair: number;
};

/** A trial whose events are sent later than this at p99 is close to invalid, and may be. */
const LATE_SENDING_US: Microseconds = 5_000;

const LIMITS: Readonly<Record<NoiseFigure, Limit>> = {
  // Timers count whole milliseconds, so that nearly two are late by nature; from 5 ms on sending itself is late.
  timers: { of: ({ timers }) => timers.p99Us, good: 2_000, fair: LATE_SENDING_US },
  // With one hundredth lost, p99 of whatever a busy process does is a stall; with a tenth, p90 is.
  stalls: { of: ({ stalls }) => stalls.lostShare, good: 0.01, fair: 0.1 },
  // A push transport's whole lateness is about a millisecond, and half of that is the timer of its feed.
  roundTrip: { of: ({ roundTrip }) => roundTrip.p99Us, good: 1_000, fair: LATE_SENDING_US },
  // The share is the chance that a core is taken when it is needed: one event in twenty, one in four.
  otherLoad: { of: ({ otherLoadShare }) => otherLoadShare, good: 0.05, fair: 0.25 },
  // Comparisons leave out differences within 3 %; what is stolen below that does not decide one.
  steal: { of: ({ stealShare }) => stealShare, good: 0.03, fair: 0.1 },
};

/** As good as its worst figure; with those that fall short, in the order of {@link NOISE_FIGURES}. */
export function judgeLaboratory(laboratory: Laboratory): {
  readonly grade: Grade;
  readonly shortfalls: readonly Shortfall[];
} {
  const shortfalls = NOISE_FIGURES.flatMap((figure): readonly Shortfall[] => {
    const { of, good, fair } = LIMITS[figure];
    const value = of(laboratory);
    return value === null || value <= good ? [] : [{ figure, value, grade: value <= fair ? 'fair' : 'poor' }];
  });
  return { grade: worstOf(shortfalls), shortfalls };
}

function worstOf(shortfalls: readonly Shortfall[]): Grade {
  if (shortfalls.length === 0) return 'good';
  return shortfalls.some(({ grade }) => grade === 'poor') ? 'poor' : 'fair';
}
