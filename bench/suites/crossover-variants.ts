import type { Parameters } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import type { RowId } from '../transports.ts';

type Scenario = { readonly rows: readonly RowId[]; readonly changes: Partial<Parameters> };

/**
 * The answer's work is what an application does for each request, and makes one core bear few enough pollers for two
 * cores to drive: 400 µs is what a server answers 2,500 requests a second with, as that of Van de Vyvere et al. did
 * (ICWE 2020).
 */
export const CROSSOVER_PARAMETERS = {
  answerWorkUs: 400,
  pollEveryUs: 500_000,
  ratePerSecond: 4,
  durationUs: 4_000_000,
} as const satisfies Partial<Parameters>;

/** Enough for the server to be busy all the time, and for several polls to wait at once. */
const CAPACITY = { load: 'autocannon', agents: 20, durationUs: 2_000_000 } as const;

/** What events add is little beside the answer's work, whose noise would hide it. */
const WITHOUT_WORK = { ...CAPACITY, answerWorkUs: 0 } as const;

/**
 * What each kind of poll costs the server at capacity; users and intervals at about half, nine tenths and a fifth
 * above what it can bear; and what an event costs it when it is pushed. The overload has a short interval, and so few
 * users: a server that cannot keep up takes hardly any new connection.
 */
export const CROSSOVER_VARIANTS: Readonly<Record<string, Scenario>> = {
  'empty polls': { rows: ['polling'], changes: { ...CAPACITY, eventsPerPoll: 0 } },
  'empty polls, no work': { rows: ['polling'], changes: { ...WITHOUT_WORK, eventsPerPoll: 0 } },
  '1 event, no work': { rows: ['polling'], changes: { ...WITHOUT_WORK, eventsPerPoll: 1 } },
  '20 events, no work': { rows: ['polling'], changes: { ...WITHOUT_WORK, eventsPerPoll: 20 } },
  '106 users, 100ms': pollers(106, 100_000),
  '254 users, 100ms': pollers(254, 100_000),
  '530 users, 500ms': pollers(530, 500_000),
  '950 users, 500ms': pollers(950, 500_000),
  push: { rows: ['sse', 'websocket', 'raw-tcp'], changes: { agents: 200, ratePerSecond: 20 } },
};

function pollers(agents: number, pollEveryUs: Microseconds): Scenario {
  return { rows: ['polling'], changes: { agents, pollEveryUs } };
}
