import type { Load } from '../core/load.ts';
import type { Parameters } from '../core/result.ts';

type Scenario = { readonly rows: readonly ['polling']; readonly changes: Partial<Parameters> };

const DRIVERS: readonly Load[] = ['autocannon', 'closed-loop'];
const CONNECTIONS = [1, 10, 50, 200] as const;

/** Long against what the server needs for a poll by itself, so that it is the limit whoever drives it. */
const ANSWER_WORK_US = 400;

/**
 * Both drivers at so many connections, for polls that find nothing; then at one number of them for polls with events,
 * and with a server that is sure to be slower than either driver.
 */
export const SATURATION_VARIANTS: Readonly<Record<string, Scenario>> = Object.fromEntries(
  DRIVERS.flatMap((load) => [
    ...CONNECTIONS.map((agents) => variant(`${load} c=${agents}`, { load, agents })),
    variant(`${load} c=10, 1 event`, { load, agents: 10, eventsPerPoll: 1 }),
    variant(`${load} c=10, 20 events`, { load, agents: 10, eventsPerPoll: 20 }),
    variant(`${load} c=10, busy ${ANSWER_WORK_US}us`, { load, agents: 10, answerWorkUs: ANSWER_WORK_US }),
  ]),
);

function variant(name: string, changes: Partial<Parameters>): readonly [string, Scenario] {
  return [name, { rows: ['polling'], changes }];
}
