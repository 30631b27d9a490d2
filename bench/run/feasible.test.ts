import { describe, expect, test } from 'vitest';
import { EXIT, Failure } from '../core/failure.ts';
import type { Environment, Parameters } from '../core/result.ts';
import { MAX_STREAMS_PER_CONNECTION } from '../door/door.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { SUITES } from '../suites/suites.ts';
import { ROW_IDS } from '../transports.ts';
import { checkFeasible } from './feasible.ts';
import { readEnvironment } from './environment.ts';
import type { RunPlan } from './run.ts';

const MACHINE: Environment = { ...readEnvironment(), fileLimit: 20_000, portRange: [32_768, 60_999] };

function planOf(parameters: Partial<Parameters>, changes: Partial<RunPlan> = {}): RunPlan {
  return {
    suite: 'quick',
    contenders: ROW_IDS.map((row) => ({ row })),
    repetitions: 2,
    parameters: { ...DEFAULT_PARAMETERS, ...parameters },
    variants: {},
    repeats: 0,
    seed: 1,
    command: [],
    version: '0.0.0',
    ...changes,
  };
}

/** Why a plan is refused; undefined when it is not. */
function refusal(plan: RunPlan, machine: Environment = MACHINE): string | undefined {
  try {
    checkFeasible(plan, machine);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ exitCode: EXIT.usage });
    return (error as Failure).message;
  }
}

describe('a plan without a feed', () => {
  const polling = { contenders: [{ row: 'polling' as const }] };

  test('is feasible for polling, however few events a feed would have', () => {
    expect(refusal(planOf({ load: 'closed-loop', durationUs: 1 }, polling))).toBeUndefined();
  });

  test('that gives a driver no connection is not', () => {
    const shared = { load: 'autocannon', agents: 1, subscriptionsPerAgent: 2 } as const;
    expect(refusal(planOf({ ...shared, drivers: 2 }, polling))).toBeUndefined();
    expect(refusal(planOf({ ...shared, drivers: 3 }, polling))).toMatch(/at most --drivers 2$/);
  });
});

test('a plan of which nothing is left is refused', () => {
  expect(refusal(planOf({}, { contenders: [] }))).toBe(
    'the suite has no trial of these transports; leave out -t',
  );
});

describe('a plan', () => {
  test.each(Object.entries(SUITES))('as suite %s has it is feasible', (name, suite) => {
    expect(
      refusal(planOf(suite.parameters, { suite: name, contenders: suite.rows.map((row) => ({ row })) })),
    ).toBeUndefined();
  });

  test.each<readonly [string, Partial<Parameters>, RegExp]>([
    ['a load that is for polling alone', { load: 'autocannon' }, /^the load autocannon .* give -t polling$/],
    [
      'messages up under a load that sends none',
      { load: 'closed-loop', upstreamPerSecond: 1 },
      /closed-loop .* leave out --upstream$|give -t polling$/,
    ],
    ['more messages than can be timed', { upstreamPerSecond: 1e6 }, /more than 1000000 messages; lower --up/],
    [
      'neither events nor messages',
      { ratePerSecond: 0 },
      /^nothing would be sent either way; raise --rate or/,
    ],
    [
      'no message before its end',
      { upstreamPerSecond: 0.001, durationUs: 1_000 },
      /^the plan holds no (event|message) in some repetition; raise --duration/,
    ],
    [
      'no message before its end, and no feed',
      { ratePerSecond: 0, upstreamPerSecond: 0.001, durationUs: 1_000 },
      /^the plan holds no message in some repetition; raise --duration or --upstream$/,
    ],
    ['drivers without an agent', { agents: 2, drivers: 3 }, /^3 drivers .* at most --drivers 2$/],
    [
      'more connections than a process may have files',
      { agents: 100, subscriptionsPerAgent: 200 },
      /^20000 connections .* 20000 open files .* ulimit -n$/,
    ],
    [
      'more streams than a connection holds',
      { agents: 1, subscriptionsPerAgent: MAX_STREAMS_PER_CONNECTION + 1 },
      /^sse-h2 holds at most 1000 .* lower --subscriptions$/,
    ],
    ['polls more often than timers can', { pollEveryUs: 999 }, /^timers .* give --poll-every 1ms or more$/],
    [
      'events that a server may not let wait',
      { bodyBytes: 1_048_576 },
      /^an event is larger than the 1048576 bytes .* lower --size$/,
    ],
    [
      'more events than a number has digits',
      { agents: 1, ratePerSecond: 2e6, durationUs: 6e6 },
      /^that is more than 10000000 events; lower --rate or --duration$/,
    ],
    [
      'more deliveries than a client can note',
      { agents: 1_000, ratePerSecond: 100_000 },
      /^that is more than 500000000 deliveries; lower --rate, --duration or --agents$/,
    ],
    ['no event at all', { ratePerSecond: 0.001 }, /^the plan holds no event .* raise --duration or --rate$/],
  ])('with %s is refused in one line that says what to do', (_, parameters, line) => {
    const message = refusal(planOf(parameters));
    expect(message).toMatch(line);
    expect(message).not.toContain('\n');
  });

  test('with more connections than there are ports is refused', () => {
    const narrow = { ...MACHINE, portRange: [1_000, 1_009] as const };
    expect(refusal(planOf({ agents: 11 }), narrow)).toMatch(/^11 connections need more ports .* --agents$/);
    expect(refusal(planOf({ agents: 10 }), narrow)).toBeUndefined();
  });

  test('with more repetitions than anybody can wait for is refused', () => {
    expect(refusal(planOf({}, { repetitions: Number.MAX_SAFE_INTEGER }))).toMatch(/^give at most --runs /);
  });

  test('is not refused for limits that the system does not tell', () => {
    const silent = { ...MACHINE, fileLimit: null, portRange: null };
    expect(refusal(planOf({ agents: 50_000, ratePerSecond: 1 }), silent)).toBeUndefined();
  });

  test('is judged by the connections that its rows need, not by its subscriptions', () => {
    const shared = { agents: 100, subscriptionsPerAgent: 500, ratePerSecond: 1 };
    expect(refusal(planOf(shared, { contenders: [{ row: 'sse-h2' }] }))).toBeUndefined();
    expect(refusal(planOf(shared, { contenders: [{ row: 'sse-h2' }, { row: 'sse' }] }))).toMatch(
      /^50000 connections/,
    );
  });

  test('may hold more subscriptions an agent than HTTP/2 does where no row is over HTTP/2', () => {
    const parameters = { agents: 1, subscriptionsPerAgent: MAX_STREAMS_PER_CONNECTION + 1 };
    expect(refusal(planOf(parameters, { contenders: [{ row: 'sse' }, { row: 'raw-tcp' }] }))).toBeUndefined();
  });

  test('is refused when one of its repetitions would be empty, though the first is not', () => {
    const rare = { ratePerSecond: 1, durationUs: 1_000_000 };
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const fullAtFirst = seeds.filter((seed) => refusal(planOf(rare, { seed, repetitions: 1 })) === undefined);
    expect(fullAtFirst.length).toBeGreaterThan(0);
    for (const seed of fullAtFirst.slice(0, 5)) {
      expect(refusal(planOf(rare, { seed, repetitions: 50 }))).toMatch(/^the plan holds no event/);
    }
  });
});
