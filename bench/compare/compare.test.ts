import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_PARAMETERS } from '../report/example-result.ts';
import { compared, compareLate, exampleRun, firstChange, TEN, times } from './example-runs.ts';

describe('whatever the figures', () => {
  const positive = fc.array(fc.double({ min: 1, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 12 });

  test('a file beside itself shows no difference anywhere', () => {
    fc.assert(
      fc.property(positive, positive, (values, counts) => {
        const run = exampleRun('a', {
          sse: { 'lateness.p50': values, lost: counts },
          polling: { 'lateness.p50': counts, 'bytes.down': values },
        });
        for (const { rows } of compared([run, run]).tables) {
          for (const { cells } of rows) {
            const verdict = cells[1]?.change?.verdict;
            expect(verdict === undefined || verdict === 'same' || verdict === 'none').toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('files in the other order have the reciprocal ratio and the same p', () => {
    fc.assert(
      fc.property(positive, positive, (one, other) => {
        const there = firstChange(compareLate(one, other));
        const back = firstChange(compareLate(other, one));
        if (there.kind !== 'sampled' || back.kind !== 'sampled') throw new Error();
        expect(back.p).toBe(there.p);
        expect(back.obstacle).toBe(there.obstacle);
        if (there.interval === undefined || back.interval === undefined) return;
        expect(back.interval.ratio).toBeCloseTo(1 / there.interval.ratio, 9);
        expect([there.verdict, back.verdict]).not.toEqual(['higher', 'higher']);
        expect([there.verdict, back.verdict]).not.toEqual(['lower', 'lower']);
      }),
      { numRuns: 20 },
    );
  });

  test('a clear difference turns its sign with the order', () => {
    expect(firstChange(compareLate(TEN, times(1.3))).verdict).toBe('higher');
    expect(firstChange(compareLate(times(1.3), TEN)).verdict).toBe('lower');
  });

  test('bytes are exact, but for those under TLS, which joins what is sent at once', () => {
    const kindOver = (tls: boolean) => {
      const bytes = (each: number) =>
        exampleRun(
          `${each}`,
          { sse: { 'bytes.down': TEN.map(() => each) } },
          { parameters: { ...EXAMPLE_PARAMETERS, tls } },
        );
      return firstChange(compared([bytes(230), bytes(231)], {}, 'bytes.down')).kind;
    };
    expect([kindOver(false), kindOver(true)]).toEqual(['exact', 'sampled']);
  });

  test('the same files give the same', () => {
    expect(compareLate(TEN, times(1.1))).toEqual(compareLate(TEN, times(1.1)));
  });
});
