import { seededRandom } from '../../core/random.ts';
import { decodeHistogram, histogram, mergeHistograms } from '../../measure/histogram.ts';
import type { Check } from '../check.ts';
import { exactly } from '../finding.ts';

const PARTS = 4;
const VALUES = 20_000;
/** From a microsecond to ten seconds. */
const DECADES = 7;
const PERCENTS = [0, 1, 10, 25, 50, 75, 90, 99, 99.9, 100] as const;
/** Three significant digits. */
const RESOLUTION = 0.001;

/** Percentiles of what several processes recorded, merged from their encoded form, against the sorted values. */
export const histograms: Check = {
  id: 'histogram',
  title: 'merged histograms say what the sorted values say, to three digits',
  seconds: { quick: 1, full: 1 },
  run() {
    const values = spreadValues();
    const parts = Array.from({ length: PARTS }, (_, part) => values.filter((_, i) => i % PARTS === part));
    const merged = mergeHistograms(parts.map(encoded));
    const again = decodeHistogram(merged.encode());
    const sorted = values.toSorted((a, b) => a - b);
    const deviations = PERCENTS.map((percent) => {
      const exact = sorted[Math.max(1, Math.ceil((percent / 100) * VALUES - 1e-9)) - 1] ?? NaN;
      return Math.abs((merged.percentile(percent) ?? NaN) / exact - 1);
    });
    return Promise.resolve([
      exactly('values in all', VALUES, merged.count),
      {
        what: 'largest deviation of a percentile',
        unit: 'share' as const,
        expected: { atMost: RESOLUTION },
        found: Math.max(...deviations),
      },
      exactly(
        'percentiles that survive encoding',
        PERCENTS.length,
        PERCENTS.filter((percent) => again.percentile(percent) === merged.percentile(percent)).length,
      ),
    ]);
  },
};

/** As many small ones as large ones, by their magnitude. */
function spreadValues(): readonly number[] {
  const random = seededRandom(1);
  return Array.from({ length: VALUES }, () => Math.round(10 ** (random() * DECADES)));
}

function encoded(values: readonly number[]): string {
  const filled = histogram();
  for (const value of values) filled.record(value);
  return filled.encode();
}
