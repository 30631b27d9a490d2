import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHistogram, histogram, mergeHistograms, type Histogram } from './histogram.ts';

/** Microseconds up to a day, small ones as often as large ones. */
const VALUES = fc.array(
  fc.oneof(
    fc.nat(3_000),
    fc.nat(5_000_000),
    fc.maxSafeNat().map((value) => value % 86_400_000_000),
  ),
  { minLength: 1, maxLength: 300 },
);

const PERCENTS = [0, 1, 50, 90, 99, 99.9, 100];

function histogramOf(values: readonly number[]): Histogram {
  const filled = histogram();
  for (const value of values) filled.record(value);
  return filled;
}

function figuresOf(from: Histogram): unknown {
  const percentiles = PERCENTS.map((percent) => from.percentile(percent));
  return { count: from.count, mean: from.mean, percentiles };
}

describe('a histogram', () => {
  test('is at most 0.1 % away from the exact percentile', () => {
    fc.assert(
      fc.property(VALUES, fc.integer({ min: 1, max: 1_000 }), (values, tenths) => {
        const sorted = values.toSorted((a, b) => a - b);
        const found = histogramOf(values).percentile(tenths / 10) ?? NaN;
        const exact = sorted[Math.ceil((tenths * values.length) / 1_000) - 1] ?? NaN;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact / 1_000);
      }),
      { numRuns: 300 },
    );
  });

  test('has the count, the greatest value and the mean of what was recorded', () => {
    fc.assert(
      fc.property(VALUES, (values) => {
        const filled = histogramOf(values);
        const max = Math.max(...values);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(filled.count).toBe(values.length);
        expect(Math.abs(filled.max - max)).toBeLessThanOrEqual(max / 1_000);
        expect(Math.abs(filled.mean - mean)).toBeLessThanOrEqual(mean / 1_000);
      }),
    );
  });

  test('keeps values below 2,048 exactly', () => {
    for (const value of [0, 1, 2, 1_000, 2_047]) {
      expect(histogramOf([value])).toMatchObject({ count: 1, max: value });
      expect(histogramOf([value]).percentile(50)).toBe(value);
    }
  });

  test('records a value so many times at once', () => {
    const filled = histogramOf([10]);
    filled.record(20, 3);
    expect(filled.count).toBe(4);
    expect(filled.percentile(25)).toBe(10);
    expect(filled.percentile(50)).toBe(20);
  });

  test('has no percentile when it is empty', () => {
    expect(histogram().count).toBe(0);
    for (const percent of PERCENTS) expect(histogram().percentile(percent)).toBeUndefined();
  });
});

describe('an encoded histogram', () => {
  test('decodes to the same figures', () => {
    fc.assert(
      fc.property(fc.oneof(VALUES, fc.constant([])), (values) => {
        const filled = histogramOf(values);
        expect(figuresOf(decodeHistogram(filled.encode()))).toEqual(figuresOf(filled));
      }),
    );
  });

  test('is base64, as a result file stores it', () => {
    expect(histogramOf([1, 50_000]).encode()).toMatch(/^HISTF[A-Za-z0-9+/]+=*$/);
  });

  test.each(['', 'hello', 'HISTFAAA', '!!!'])('is not %j', (text) => {
    expect(() => decodeHistogram(text)).toThrow();
  });
});

describe('a merged histogram', () => {
  test('is that of all the values together', () => {
    fc.assert(
      fc.property(fc.array(VALUES, { maxLength: 4 }), (parts) => {
        const merged = mergeHistograms(parts.map((part) => histogramOf(part).encode()));
        expect(figuresOf(merged)).toEqual(figuresOf(histogramOf(parts.flat())));
      }),
    );
  });

  test('of none is empty', () => {
    expect(mergeHistograms([]).count).toBe(0);
    expect(mergeHistograms([histogram().encode()]).percentile(99)).toBeUndefined();
  });
});
