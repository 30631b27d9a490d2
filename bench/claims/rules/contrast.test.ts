import { describe, expect, test } from 'vitest';
import { TEN, times } from '../../compare/example-runs.ts';
import { sampleOf } from '../../report/sample.ts';
import type { FigureName } from '../figure-names.ts';
import { contrasts, type Contrast, type Sampled } from './contrast.ts';

function sampled(contender: string, figure: FigureName, values: readonly number[]): Sampled {
  const sample = sampleOf(values.map((value, repetition) => ({ repetition, value })));
  if (sample === undefined) throw new Error('a sample has values');
  return { pick: { suite: 'standard', contender, figure }, sample };
}

function contrast(
  subject: readonly number[],
  other: readonly number[],
  figure: FigureName = 'lateness.p50',
): Contrast | undefined {
  return contrasts(sampled('sse', figure, subject), [sampled('websocket', figure, other)])[0];
}

const zeros = TEN.map(() => 0);

describe('how a figure stands to another', () => {
  test('is higher or lower where ranks and ratio say so, with its interval and p', () => {
    const found = contrast(times(2), TEN);
    expect(found?.verdict).toBe('higher');
    expect(found?.ratio).toMatchObject({ value: 2, interval: { low: 2, high: 2 } });
    expect(found?.ratio?.p).toBeLessThan(0.001);
    expect(contrast(TEN, times(2))?.verdict).toBe('lower');
  });

  test('is the same where the whole interval is within three per cent', () => {
    expect(contrast(times(1.01), TEN)?.verdict).toBe('same');
  });

  test('is nothing where it scatters more than it differs', () => {
    const scattered = TEN.map((value, index) => (index % 2 === 0 ? value * 2 : value / 2));
    expect(contrast(scattered, TEN)?.verdict).toBe('none');
  });

  test('is not told of five repetitions, whatever they say', () => {
    expect(contrast(times(9, TEN.slice(0, 5)), TEN.slice(0, 5))).toEqual({
      verdict: 'few',
      ratio: undefined,
      interval: undefined,
    });
  });

  test('is higher than nothing at all, by no stated factor', () => {
    expect(contrast(TEN, zeros)).toMatchObject({ verdict: 'higher', ratio: undefined });
    expect(contrast(zeros, zeros)?.verdict).toBe('same');
  });

  test('is exact for what the plan determines, of a single repetition', () => {
    expect(contrast([27], [13], 'bytes.overhead')).toMatchObject({
      verdict: 'higher',
      ratio: { value: 27 / 13 },
    });
    expect(contrast([13], [13], 'bytes.overhead')?.verdict).toBe('same');
  });

  test('is not exact where a poller is one of them', () => {
    const found = contrasts(sampled('polling', 'bytes.overhead', [90]), [
      sampled('websocket', 'bytes.overhead', [13]),
    ]);
    expect(found[0]?.verdict).toBe('few');
  });

  test('is adjusted for how many it is compared with', () => {
    const others = (count: number) => Array.from({ length: count }, () => sampled('sse', 'server.cpu', TEN));
    const pOf = (count: number) =>
      contrasts(sampled('websocket', 'server.cpu', times(2)), others(count))[0]?.ratio?.p ?? NaN;
    expect(pOf(3)).toBeCloseTo(3 * pOf(1), 12);
  });
});
