import { describe, expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import {
  EXAMPLE_PARAMETERS,
  exampleResult,
  failedTrial,
  invalidTrial,
  measuredTrial,
} from './example-result.ts';
import { headingOf } from './heading.ts';

function linesOf(changes: Partial<RunResult>): readonly string[] {
  return headingOf({ source: 'results/a.json', result: exampleResult(changes) }).lines;
}

describe('the heading of a report', () => {
  test('tells what was run, how, where and by which command', () => {
    expect(headingOf({ source: 'results/a.json', result: exampleResult() })).toEqual({
      title: 'suite quick',
      lines: [
        'seed 7, 1 repetition, 3 of 3 trials',
        '20 agents × 1 subscription, Poisson 4 events/s, 100-byte bodies, polls every 125 ms on fixed ticks, 4 s measured',
        '1 client process, connections kept alive, long polls held for up to 25 s, 1 s of warm-up, drained for up to 2 s and two polls',
        'Example CPU @ 2.50GHz, 2 cores, Debian GNU/Linux 13 (trixie), kernel 6.12.0, x64, Node 26.10.0',
        'command: pushbench run quick --seed 7',
        'from results/a.json, written by pushbench 0.1.0 at 2026-01-02T03:04:05.678Z',
      ],
    });
  });

  test('names every choice of the scenario', () => {
    const parameters = {
      ...EXAMPLE_PARAMETERS,
      agents: 1,
      subscriptionsPerAgent: 10,
      drivers: 2,
      arrival: 'burst',
      pollSchedule: 'rest',
      keepAlive: false,
    } as const;
    const [, asked, carriedOut] = linesOf({ parameters });
    expect(asked).toMatch(/^1 agent × 10 subscriptions, in bursts 4 events\/s, .* after each answer/);
    expect(carriedOut).toMatch(/^2 client processes, a new connection for each request/);
  });

  test('has no feed in it where there was none', () => {
    const parameters = {
      ...EXAMPLE_PARAMETERS,
      load: 'autocannon',
      agents: 5,
      subscriptionsPerAgent: 2,
      answerWorkUs: 400,
      eventsPerPoll: 1,
    } as const;
    expect(linesOf({ parameters }).slice(1, 3)).toEqual([
      '10 connections, on each a poll as soon as the one before is answered, by autocannon, every poll finds 1 event with 100-byte bodies, 4 s measured',
      '1 client process, 1 s of warm-up, the server busy for 400 µs with each request',
    ]);
    const [, asked] = linesOf({ parameters: { ...parameters, load: 'closed-loop', eventsPerPoll: 0 } });
    expect(asked).toContain('by our own client, nothing new for any poll');
  });

  const order = [
    ['sse', 'polling'],
    ['polling', 'sse'],
  ];

  test('counts trials that do not hold', () => {
    const trials = [
      measuredTrial('sse', 0, {}),
      failedTrial('polling', 0, 'x'),
      invalidTrial('polling', 1, {}, 'y'),
    ];
    expect(linesOf({ order, trials, repetitions: 2 })[0]).toBe(
      'seed 7, 2 repetitions, 3 of 4 trials, 1 failed, 1 invalid',
    );
  });

  test.each<[RunResult['state'], string]>([
    ['interrupted', 'INTERRUPTED after 1 of 4 trials'],
    ['running', 'NOT FINISHED (still running, or cut off), 1 of 4 trials'],
  ])('tells a run that is %s', (state, words) => {
    expect(linesOf({ order, state, trials: [measuredTrial('sse', 0, {})] })[0]).toContain(words);
  });
});
