import type { Parameters } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import { CONTROL_ROW, ROW_IDS, type RowId } from '../transports.ts';
import { curve } from './curve.ts';

const MS: Microseconds = 1_000;
const SECOND_US: Microseconds = 1_000_000;

/** Short intervals, so that every point has polls and events enough; not so short that the host's time counts. */
const POLL_POINTS: readonly (readonly [intervalMs: number, eventsPerSecond: number])[] = [
  [25, 4],
  [50, 4],
  [50, 7],
  [50, 10],
  [60, 11.5],
  [80, 12.5],
  [100, 20],
  [125, 40],
];

/** The control tells what the host takes, which hardly depends on the point: it stands in the middle. */
const POLL_CONTROL_MS = 60;

/** λT from 0.1 to 5: polling, and long polling of the same feed, whose hold hardly ever ends. */
const SWEEP_POLL = curve(
  {
    axis: { title: 'λT', unit: 'ratio' },
    metrics: ['lateness.mean', 'lateness.p99', 'requests.per-event', 'requests.empty'],
  },
  POLL_POINTS.map(([intervalMs, ratePerSecond]) => {
    const at = (ratePerSecond * intervalMs) / 1_000;
    const control: readonly RowId[] = intervalMs === POLL_CONTROL_MS ? [CONTROL_ROW] : [];
    return {
      name: `λT ${at}`,
      at,
      rows: ['polling', 'long-polling', ...control],
      changes: { ratePerSecond, pollEveryUs: intervalMs * MS },
    };
  }),
);

const HOLD_POINTS: readonly (readonly [holdMs: number, eventsPerSecond: number])[] = [
  [50, 2],
  [100, 2],
  [125, 4],
  [250, 4],
  [500, 4],
  [1_250, 4],
];
const HOLD_CONTROL_MS = 250;

/** λh from 0.1 to 5: long polling whose hold ends, often in vain. */
const SWEEP_HOLD = curve(
  {
    axis: { title: 'λh', unit: 'ratio' },
    metrics: ['requests.per-event', 'requests.empty', 'lateness.mean'],
  },
  HOLD_POINTS.map(([holdMs, ratePerSecond]) => {
    const at = (ratePerSecond * holdMs) / 1_000;
    const control: readonly RowId[] = holdMs === HOLD_CONTROL_MS ? [CONTROL_ROW] : [];
    return {
      name: `λh ${at}`,
      at,
      rows: ['long-polling', ...control],
      changes: { ratePerSecond, holdUs: holdMs * MS },
    };
  }),
);

/** 0 to 100 ms each way: every row, the link in the path from the first point on. */
const SWEEP_DELAY = curve(
  {
    axis: { title: 'delay each way', unit: 'us' },
    metrics: ['lateness.mean', 'lateness.p50', 'lateness.p99', 'requests.per-event'],
  },
  [0, 5, 25, 100].map((delayMs) => ({
    name: `${delayMs} ms`,
    at: delayMs * MS,
    rows: ROW_IDS,
    changes: { delayUpUs: delayMs * MS, delayDownUs: delayMs * MS },
  })),
);

const COMMON = { durationUs: 12 * SECOND_US, warmupUs: SECOND_US / 2 } as const;
/** All of them would ask in step: more would tell no more. */
const FEW_AGENTS = 10;
/** Trials that a busy machine may spoil. */
const REPEATS = 6;

/** The suites whose variants are points of a curve. */
export function sweepSuites(defaults: Parameters) {
  return {
    'sweep-poll': {
      title: 'polling and long polling over λT, 0.1 to 5, against their formulas',
      rows: ['polling', 'long-polling', CONTROL_ROW],
      repetitions: 1,
      repeats: REPEATS,
      parameters: { ...defaults, ...COMMON },
      ...SWEEP_POLL,
    },
    'sweep-hold': {
      title: 'long polling over λh, 0.1 to 5, against its formulas',
      rows: ['long-polling', CONTROL_ROW],
      repetitions: 2,
      repeats: REPEATS,
      parameters: { ...defaults, ...COMMON, agents: FEW_AGENTS },
      ...SWEEP_HOLD,
    },
    'sweep-delay': {
      title: 'every row over delays of 0 to 100 ms each way, against the formulas',
      rows: ROW_IDS,
      repetitions: 1,
      repeats: REPEATS,
      parameters: {
        ...defaults,
        ...COMMON,
        agents: FEW_AGENTS,
        durationUs: 8 * SECOND_US,
        ratePerSecond: 10,
        pollEveryUs: 250 * MS,
        link: true,
      },
      ...SWEEP_DELAY,
    },
  } as const;
}
