import type { Parameters } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import { ROW_IDS, type RowId } from '../transports.ts';

type Scenario = { readonly rows: readonly RowId[]; readonly changes: Partial<Parameters> };

/** Long enough for a Poisson schedule to hold some messages, whatever the seed. */
const RATES: readonly (readonly [messagesPerSecond: number, durationUs: Microseconds])[] = [
  [1, 10_000_000],
  [10, 5_000_000],
  [100, 5_000_000],
];

/** Few agents, so that each sends as often as an application's user may: up to 25 messages a second. */
export const DUPLEX_PARAMETERS = {
  agents: 4,
  ratePerSecond: 20,
  pollEveryUs: 250_000,
  warmupUs: 500_000,
  drainUs: 2_000_000,
} as const satisfies Partial<Parameters>;

/** At each rate alone and while the feed flows; and once more through the byte ledger, where times are not told. */
export const DUPLEX_VARIANTS: Readonly<Record<string, Scenario>> = Object.fromEntries([
  ...RATES.map(([upstreamPerSecond, durationUs]) =>
    variant(`alone ${upstreamPerSecond}/s`, { upstreamPerSecond, durationUs, ratePerSecond: 0 }),
  ),
  ...RATES.map(([upstreamPerSecond, durationUs]) =>
    variant(`feed ${upstreamPerSecond}/s`, { upstreamPerSecond, durationUs }),
  ),
  variant('bytes', { upstreamPerSecond: 100, ledger: true, durationUs: 2_000_000 }),
]);

function variant(name: string, changes: Partial<Parameters>): readonly [string, Scenario] {
  return [name, { rows: ROW_IDS, changes }];
}
