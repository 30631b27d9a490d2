import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Suite } from '../suites/suite.ts';
import { SUITES } from '../suites/suites.ts';
import { addRunOptions, type RunOptions } from './run-options.ts';
import { parametersOf } from './run-parameters.ts';

const QUICK: Suite = SUITES.quick;

function parse(...args: readonly string[]): RunOptions {
  const command = addRunOptions(new Command('run'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return command.parse(args, { from: 'user' }).opts<RunOptions>();
}

describe('the options of a run', () => {
  test('leave the scenario to its suite when none is given', () => {
    for (const suite of Object.values<Suite>(SUITES)) {
      expect(parametersOf(suite, parse())).toEqual(suite.parameters);
    }
  });

  test.each<readonly [readonly string[], object]>([
    [['--agents', '7'], { agents: 7 }],
    [['--load', 'closed-loop'], { load: 'closed-loop' }],
    [['--events-per-poll', '0'], { eventsPerPoll: 0 }],
    [['--events-per-poll', '3'], { eventsPerPoll: 3 }],
    [['--answer-work', '400us'], { answerWorkUs: 400 }],
    [['--answer-work', '0'], { answerWorkUs: 0 }],
    [['--subscriptions', '3'], { subscriptionsPerAgent: 3 }],
    [['-r', '2.5'], { ratePerSecond: 2.5 }],
    [['--rate', '50'], { ratePerSecond: 50 }],
    [['--rate', '0'], { ratePerSecond: 0 }],
    [['--upstream', '10'], { upstreamPerSecond: 10 }],
    [['--trigger', 'post'], { trigger: 'post' }],
    [['--arrival', 'burst'], { arrival: 'burst' }],
    [['--size', '2kB'], { bodyBytes: 2_000 }],
    [['--poll-every', '250ms'], { pollEveryUs: 250_000 }],
    [['--poll-schedule', 'rest'], { pollSchedule: 'rest' }],
    [['--hold', '5s'], { holdUs: 5_000_000 }],
    [['--no-keep-alive'], { keepAlive: false }],
    [['-d', '1.5s'], { durationUs: 1_500_000 }],
    [['--warmup', '0'], { warmupUs: 0 }],
    [['--drivers', '2'], { drivers: 2 }],
  ])('%j change that and nothing else', (args, changes) => {
    expect(parametersOf(QUICK, parse(...args))).toEqual({ ...QUICK.parameters, ...changes });
  });

  test('say what is run, how often, and where it goes', () => {
    const options = parse('-t', 'sse,raw-tcp', '--runs', '4', '--seed', '0', '--out', 'x.json', '--json');
    expect(options).toMatchObject({
      transports: ['sse', 'raw-tcp'],
      runs: 4,
      seed: 0,
      out: 'x.json',
      json: true,
    });
  });

  test('hold every threshold, in the order in which they were given', () => {
    expect(parse().threshold).toBeUndefined();
    const { threshold = [] } = parse('--threshold', 'lost<1', '--threshold', 'sse:bytes.down<=250');
    expect(threshold.map(({ of, metric, operator, limit }) => [of?.row, metric.id, operator, limit])).toEqual(
      [
        [undefined, 'lost', '<', 1],
        ['sse', 'bytes.down', '<=', 250],
      ],
    );
  });

  test.each([
    ['--agents', '0'],
    ['--load', 'wrk'],
    ['--events-per-poll', '-1'],
    ['--arrival', 'never'],
    ['--poll-schedule', 'sometimes'],
    ['-t', 'carrier-pigeon'],
    ['--threshold', 'fast'],
    ['--nonsense', '1'],
  ])('refuse %s %s', (...args) => {
    expect(() => parse(...args)).toThrow();
  });
});
