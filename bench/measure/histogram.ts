import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram as HdrHistogram,
} from 'hdr-histogram-js';
import type { Distribution } from '../core/measurement.ts';

/**
 * Values from 0 up, kept to 3 significant digits: whole microseconds, or counts. Mergeable, and portable in its
 * encoded form (HdrHistogram V2, compressed, base64).
 */
export type Histogram = Distribution & {
  record(value: number, times?: number): void;
};

/** Doubles on demand up to the largest safe integer. */
const FIRST_HIGHEST = 1_048_576;

export function histogram(): Histogram {
  return wrap(
    build({
      lowestDiscernibleValue: 1,
      highestTrackableValue: FIRST_HIGHEST,
      numberOfSignificantValueDigits: 3,
      autoResize: true,
      bitBucketSize: 32,
    }),
  );
}

/** @throws Error when the text is no encoded histogram. */
export function decodeHistogram(encoded: string): Histogram {
  return wrap(decodeFromCompressedBase64(encoded));
}

/** The histogram of all their values; percentiles are never averaged. */
export function mergeHistograms(encoded: readonly string[]): Histogram {
  const merged = histogram();
  const target = hdrOf.get(merged);
  for (const text of encoded) target?.add(decodeFromCompressedBase64(text));
  return merged;
}

const hdrOf = new WeakMap<Histogram, HdrHistogram>();

function wrap(hdr: HdrHistogram): Histogram {
  const wrapped: Histogram = {
    record(value, times = 1) {
      hdr.recordValueWithCount(value, times);
    },
    encode: () => encodeIntoCompressedBase64(hdr),
    get count() {
      return hdr.totalCount;
    },
    get mean() {
      return hdr.mean;
    },
    get max() {
      return hdr.maxValue;
    },
    percentile: (percent) => (hdr.totalCount === 0 ? undefined : hdr.getValueAtPercentile(percent)),
  };
  hdrOf.set(wrapped, hdr);
  return wrapped;
}
