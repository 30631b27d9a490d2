import type { Parameters } from '../core/result.ts';
import { ROW_IDS, type RowId } from '../transports.ts';

type Scenario = { readonly rows: readonly RowId[]; readonly changes: Partial<Parameters> };

const SUBSCRIBERS = [10, 100, 200] as const;

/** Twenty triggers, far enough apart for each to have reached everybody before the next. */
export const BROADCAST_PARAMETERS = {
  trigger: 'post',
  ratePerSecond: 5,
  arrival: 'constant',
  pollEveryUs: 250_000,
  durationUs: 4_000_000,
  drainUs: 2_000_000,
} as const satisfies Partial<Parameters>;

export const BROADCAST_VARIANTS: Readonly<Record<string, Scenario>> = Object.fromEntries(
  SUBSCRIBERS.map((agents) => [`${agents} subscribers`, { rows: ROW_IDS, changes: { agents } }]),
);
