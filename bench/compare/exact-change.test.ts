import { describe, expect, test } from 'vitest';
import { compared, exampleRun, firstChange } from './example-runs.ts';

describe('an exact figure', () => {
  const exact = (id: string, base: readonly number[], changed: readonly number[], row = 'sse') =>
    firstChange(
      compared(
        [exampleRun('base', { [row]: { [id]: base } }), exampleRun('new', { [row]: { [id]: changed } })],
        {},
        id,
      ),
    );

  test('is compared without a test, after one repetition already', () => {
    expect(exact('lost', [0], [0])).toMatchObject({
      kind: 'exact',
      verdict: 'same',
      ratio: 1,
      difference: 0,
    });
    expect(exact('bytes.down', [200], [201])).toMatchObject({
      verdict: 'higher',
      ratio: 1.005,
      difference: 1,
    });
    expect(exact('lost', [0], [3])).toMatchObject({ verdict: 'higher', ratio: Infinity, difference: 3 });
    expect(exact('delivered', [320], [0])).toMatchObject({ verdict: 'lower', ratio: 0 });
  });

  test('is compared repetition by repetition, for each has a feed of its own', () => {
    expect(exact('delivered', [88, 68, 96], [88, 68, 96])).toMatchObject({ verdict: 'same', varies: true });
    expect(exact('delivered', [88, 68, 96], [88, 67, 96])).toMatchObject({
      verdict: 'lower',
      shared: 3,
      differing: 1,
      difference: -1,
    });
    expect(exact('delivered', [88, 68], [68, 88])).toMatchObject({
      verdict: 'mixed',
      ratio: 1,
      extremes: { low: 68 / 88, high: 88 / 68 },
      differing: 2,
    });
    expect(exact('delivered', [88, 68, 96], [88])).toMatchObject({ verdict: 'same', shared: 1 });
  });

  test('is equivalent only where every repetition is, whatever their sums', () => {
    const within = (base: readonly number[], changed: readonly number[]) => {
      const runs = [
        exampleRun('base', { sse: { lost: base } }),
        exampleRun('new', { sse: { lost: changed } }),
      ];
      return firstChange(compared(runs, { margin: 0.05 }, 'lost')).equivalence;
    };
    expect(within([100, 200], [104, 196])).toBe('equivalent');
    expect(within([100, 200], [200, 100])).toBe('not shown');
    expect(within([100, 2_000], [200, 2_000])).toBe('not shown');
  });

  test('says nothing without a repetition that both have', () => {
    const base = exampleRun('base', { sse: { lost: [0] } });
    const changed = exampleRun('new', { sse: { lost: [undefined, 1] } });
    expect(firstChange(compared([base, changed], { margin: 0.05 }, 'lost'))).toMatchObject({
      verdict: 'untestable',
      equivalence: 'not shown',
    });
  });

  test('of streams is sampled for rows that ask again and again, and for rows that nobody knows', () => {
    expect(exact('bytes.down', [200], [200], 'websocket').kind).toBe('exact');
    expect(exact('bytes.down', [200], [200], 'polling').kind).toBe('sampled');
    expect(exact('bytes.down', [200], [200], 'carrier-pigeon').kind).toBe('sampled');
    const rows = { polling: { 'bytes.down': [300] }, sse: { 'bytes.down': [200] } };
    expect(firstChange(compared([exampleRun('a', rows)], {}, 'bytes.down')).kind).toBe('sampled');
  });
});
