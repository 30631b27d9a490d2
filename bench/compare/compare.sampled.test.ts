import { describe, expect, test } from 'vitest';
import {
  compared,
  compareLate,
  exampleRun,
  firstCell,
  firstChange,
  late,
  TEN,
  times,
  type Figures,
} from './example-runs.ts';

describe('a sampled figure differs', () => {
  test('where the ranks and the whole interval say so, by the ratio of the medians', () => {
    const change = firstChange(compareLate(TEN, times(1.2)));
    expect(change).toMatchObject({ kind: 'sampled', verdict: 'higher', obstacle: undefined });
    if (change.kind !== 'sampled') throw new Error();
    expect(change.interval?.ratio).toBeCloseTo(1.2);
    // No overlap: 2 of the 184,756 ways to arrange ten and ten.
    expect(change.p).toBeCloseTo(2 / 184_756, 12);
  });

  test('not where it is within the noise band, however sure', () => {
    const change = firstChange(
      compareLate(times(1, [99.9, 99.95, 100, 100, 100, 100.05, 100.1]), Array(7).fill(102)),
    );
    expect(change).toMatchObject({ verdict: 'none', obstacle: undefined });
    expect(change).toHaveProperty(
      'adjustedP',
      expect.toSatisfy((p: number) => p < 0.05),
    );
  });

  test('not where the ranks leave it open', () => {
    expect(firstChange(compareLate(TEN, times(1.002)))).toMatchObject({ verdict: 'none' });
  });

  test('not with fewer than 6 repetitions on a side: there are figures and no verdict', () => {
    const change = firstChange(compareLate(TEN, times(2, TEN.slice(0, 5))));
    expect(change).toMatchObject({ verdict: 'none', obstacle: 'few repetitions', interval: undefined });
    expect(change).toHaveProperty('p', expect.any(Number));
    expect(change).toMatchObject({ detectable: undefined });
    const fewer = firstChange(compareLate(TEN, times(2, TEN.slice(0, 3))));
    expect(fewer).toMatchObject({ obstacle: 'few repetitions', p: undefined, adjustedP: undefined });
  });

  test('not from a base of nothing, which has no ratio', () => {
    const change = firstChange(compareLate(Array(10).fill(0), TEN));
    expect(change).toMatchObject({ verdict: 'untestable', obstacle: 'no ratio' });
  });

  test('infinitely where most events no longer come, which is a verdict', () => {
    const change = firstChange(compareLate(TEN, Array(10).fill(null)));
    expect(change).toMatchObject({ verdict: 'higher', interval: { ratio: Infinity } });
    expect(firstCell(compareLate(TEN, Array(10).fill(null))).side?.sample.median).toBe(Infinity);
  });

  test('not where there are so many comparisons in its table that none could be found', () => {
    const rows = ['polling', 'sse', 'websocket', ...Array.from({ length: 22 }, (_, index) => `row-${index}`)];
    const run = (name: string, factor: number) =>
      exampleRun(
        name,
        Object.assign({}, ...rows.map((row) => late(times(factor, TEN.slice(0, 6)), row))) as Figures,
      );
    const comparison = compared([run('base', 1), run('new', 2)], {}, 'lateness.p50');
    expect(comparison.tables[0]?.tests).toBe(rows.length);
    expect(firstChange(comparison)).toMatchObject({ verdict: 'none', obstacle: 'many tests' });
  });

  test('after Holm over the comparisons of its own table alone', () => {
    const values = { 'lateness.p50': TEN, 'lateness.p99': TEN };
    const changed = { 'lateness.p50': times(1.2), 'lateness.p99': times(1.2) };
    const comparison = compared(
      [
        exampleRun('base', { sse: values, polling: values }),
        exampleRun('new', { sse: changed, polling: changed }),
      ],
      {},
      'lateness.p50',
      'lateness.p99',
    );
    expect(comparison.tables.map(({ tests }) => tests)).toEqual([2, 2]);
    const change = firstChange(comparison);
    if (change.kind !== 'sampled') throw new Error();
    expect(change.adjustedP).toBeCloseTo(2 * (change.p ?? NaN), 12);
  });
});

describe('repetitions of one run', () => {
  // What slows a repetition slows both rows: 20 % apart in each, but the spread of either is far more.
  const drift = [100, 110, 121, 133, 146, 161, 177, 195, 214, 236];
  const figures = { ...late(drift, 'sse'), ...late(times(1.2, drift), 'websocket') };

  test('are resampled in pairs, those of two runs by themselves', () => {
    const within = firstChange(compared([exampleRun('a', figures)], {}, 'lateness.p50'));
    const between = firstChange(compareLate(drift, times(1.2, drift)));
    if (within.kind !== 'sampled' || between.kind !== 'sampled') throw new Error();
    expect(within.interval?.low).toBeCloseTo(1.2);
    expect(within.interval?.high).toBeCloseTo(1.2);
    expect(between.interval?.low).toBeLessThan(1.1);
  });

  test('need 6 in common to be resampled in pairs', () => {
    const lastFive: Figures = {
      websocket: { 'lateness.p50': [...Array<undefined>(5).fill(undefined), ...times(2)] },
    };
    const change = firstChange(
      compared([exampleRun('a', { ...late(TEN), ...lastFive })], {}, 'lateness.p50'),
    );
    expect(change).toMatchObject({ obstacle: 'few repetitions' });
  });
});

describe('equivalence', () => {
  const within = (margin: number, changed: readonly number[], base: readonly number[] = TEN) =>
    firstChange(
      compared(
        [exampleRun('base', late(base)), exampleRun('new', late(changed))],
        { margin },
        'lateness.p50',
      ),
    ).equivalence;

  test('is shown by the whole interval within the margin, and by nothing less', () => {
    expect(within(0.05, TEN)).toBe('equivalent');
    expect(within(0.001, TEN)).toBe('not shown');
    expect(within(0.05, times(1.2))).toBe('not shown');
    expect(within(0.5, times(1.2))).toBe('equivalent');
  });

  test('is not shown by too few repetitions, however alike', () => {
    expect(within(0.05, Array(5).fill(100), Array(5).fill(100))).toBe('not shown');
  });

  test('of exact figures goes by their ratio', () => {
    const bytes = (value: number) => exampleRun(`b${value}`, { sse: { 'bytes.down': [value] } });
    const of = (value: number) =>
      firstChange(compared([bytes(100), bytes(value)], { margin: 0.05 }, 'bytes.down')).equivalence;
    expect([of(100), of(104), of(106)]).toEqual(['equivalent', 'equivalent', 'not shown']);
  });

  test('is not judged unless asked for', () => {
    expect(firstChange(compareLate(TEN, TEN)).equivalence).toBeUndefined();
  });
});
