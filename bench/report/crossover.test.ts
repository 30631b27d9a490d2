import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { mostPollers } from '../predict/crossover.ts';
import { crossoverOf, crossoverText } from './crossover.ts';
import { EXAMPLE_CROSSOVER_VARIANTS, exampleCrossover } from './example-crossover.ts';
import { exampleResult } from './example-result.ts';

const CPU = { emptyPollUs: 500, pollWithEventUs: 510, furtherEventUs: 1 };

describe('the crossover by a run', () => {
  test('takes an empty poll with its work, and what events add from where there is none', () => {
    expect(crossoverOf(exampleCrossover(), 1).costs).toEqual({
      answerWorkUs: 400,
      polling: CPU,
      pushes: [{ row: 'sse@push', label: 'SSE (HTTP/1.1)', deliveryUs: 10 }],
    });
  });

  test('tells two sides of one row apart', () => {
    const server = { name: 'mine', url: 'http://127.0.0.1:1' };
    const { variants = {}, trials } = exampleCrossover();
    const [ours] = trials.filter(({ variant }) => variant === 'push');
    if (ours === undefined) throw new Error('no such trial');
    const sides = exampleCrossover({
      variants: { ...variants, 'push, theirs': { ...variants['push'], server } },
      trials: [...trials, { ...ours, variant: 'push, theirs' }],
    });
    expect(crossoverOf(sides, 1).costs.pushes.map(({ label }) => label)).toEqual([
      'SSE (HTTP/1.1), push',
      'SSE (HTTP/1.1), push, mine',
    ]);
  });

  test('tells the most users of each, for the rate that is asked for', () => {
    const { users } = crossoverOf(exampleCrossover(), 0.001);
    const second = users.find(({ acceptableUs }) => acceptableUs === 1_000_000);
    expect(second?.polling).toBeCloseTo(mostPollers(CPU, 0.001, 1_000_000), 6);
    expect(second?.polling).toBeCloseTo(2_000, -1);
    expect(second?.push).toEqual([100_000]);
    const hour = users.find(({ acceptableUs }) => acceptableUs === 3_600_000_000);
    // However long one may wait: every 1,000 s all of them have to be handed an event.
    expect(hour?.push).toEqual([100_000_000]);
  });

  test('never counts noise as work that an event saves', () => {
    const trials = exampleCrossover().trials.filter(({ variant }) => variant !== 'one event');
    const [cheap] = exampleCrossover().trials.filter(({ variant }) => variant === 'one event');
    if (cheap?.state !== 'measured') throw new Error('no such trial');
    const noisy = [...trials, { ...cheap, metrics: { 'polls.server-cpu': 19 } }];
    expect(crossoverOf(exampleCrossover({ trials: noisy }), 1).costs.polling).toEqual({
      emptyPollUs: 500,
      pollWithEventUs: 500,
      furtherEventUs: 1.55,
    });
  });

  test('holds the pollers that were tried against the most, an overload by its invalid trials', () => {
    const { checks } = crossoverOf(exampleCrossover(), 1);
    const most = mostPollers(CPU, 4, 250_000);
    expect(checks).toEqual([
      {
        users: 100,
        pollEveryUs: 250_000,
        shareOfMost: 100 / most,
        lateness: { predictedUs: 125_000, measuredUs: 130_000 },
        utilisation: 0.2,
        holds: true,
      },
      {
        users: 2_000,
        pollEveryUs: 250_000,
        shareOfMost: 2_000 / most,
        lateness: { predictedUs: 125_000, measuredUs: 600_000 },
        utilisation: 1,
        holds: false,
      },
    ]);
  });

  test.each<readonly [string, readonly string[], RegExp]>([
    ['pushes', ['push'], /no valid trial of a push transport/],
    ['polls with events', ['one event'], /no valid trial of polls without events, with one and with several/],
    ['polls with several events', ['many events'], /no valid trial of polls/],
    ['polls with the work', ['empty'], /no valid trial of polls/],
    ['polls at all', ['empty', 'no work', 'one event', 'many events'], /pushbench run crossover$/],
  ])('is refused without %s', (_, without, message) => {
    const trials = exampleCrossover().trials.filter(({ variant = '' }) => !without.includes(variant));
    expect(() => crossoverOf(exampleCrossover({ trials }), 1)).toThrow(Failure);
    expect(() => crossoverOf(exampleCrossover({ trials }), 1)).toThrow(message);
  });

  test('is refused for a run of another suite', () => {
    expect(() => crossoverOf(exampleResult(), 1)).toThrow(Failure);
  });
});

describe('the crossover in words', () => {
  const text = crossoverText(crossoverOf(exampleCrossover(), 1));

  test('names the formula, its source, the costs and what is not counted', () => {
    expect(text).toContain(
      'users ≤ polls per second × acceptable lateness (Van de Vyvere et al., ICWE 2020)',
    );
    expect(text).toMatch(/an empty poll 500 µs, with an event 510 µs, each further event 1 µs/);
    expect(text).toContain('an event by SSE (HTTP/1.1) 10 µs');
    expect(text).toContain('Memory and connections');
  });

  test('says from where on polling serves as many', () => {
    // 510 + 1·(x − 1) = 10·x for x seconds, nearly all of whose polls have an event.
    expect(text).toContain(
      'Polling serves as many users as SSE (HTTP/1.1) where events may be 56.6 s late or more.',
    );
  });

  test('marks what no valid trial tells', () => {
    expect(text).toMatch(/^ +100 +250 ms .*20 % +125 ms +130 ms$/m);
    expect(text).toMatch(/^ +2000 +250 ms .*100 % +125 ms +600 ms +! every trial is invalid$/m);
  });

  test.each<readonly [number, string]>([
    [1_000_000, 'always serves as many'],
    [0.5, 'never serves as many'],
  ])('says so where an event by push costs %d µs, and there is no such place', (cpuUs, words) => {
    const trials = exampleCrossover().trials.map((trial) =>
      trial.variant === 'push' ? { ...trial, metrics: { 'server.cpu': cpuUs } } : trial,
    );
    expect(crossoverText(crossoverOf(exampleCrossover({ trials }), 1))).toContain(words);
  });

  test('has no table of pollers where none were tried', () => {
    const trials = exampleCrossover().trials.filter(({ variant = '' }) => !['few', 'many'].includes(variant));
    const order = [trials.map(({ row, variant }) => `${row}@${variant ?? ''}`)];
    const shown = crossoverText(crossoverOf(exampleCrossover({ trials, order }), 1));
    expect(shown).not.toContain('Pollers that were tried');
    expect(EXAMPLE_CROSSOVER_VARIANTS).toHaveProperty('few');
  });
});
