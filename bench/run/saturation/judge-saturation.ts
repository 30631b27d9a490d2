import { saturationValuesOf } from '../../core/metrics.ts';
import type { SaturationFigures } from '../../core/result.ts';
import { reasonsAgainstSaturation, warningsOfSaturation } from './saturation-guards.ts';
import { saturationMeasurement, type RawSaturation } from './saturation-measurement.ts';

export type SaturationOutcome =
  | ({ readonly state: 'measured'; readonly warnings: readonly string[] } & SaturationFigures)
  | ({ readonly state: 'invalid'; readonly reasons: readonly string[] } & SaturationFigures)
  | { readonly state: 'failed'; readonly reason: string };

/** What came of a trial without a feed that ran to its end: its figures, and whether they hold. */
export function judgeSaturation(raw: RawSaturation, leftovers: readonly string[]): SaturationOutcome {
  const measurement = saturationMeasurement(raw);
  const reasons = [...reasonsAgainstSaturation(measurement), ...leftovers];
  const figures: SaturationFigures = {
    metrics: saturationValuesOf(measurement),
    polls: measurement.polls,
    histograms: { responseTime: measurement.responseTime.encode() },
  };
  return reasons.length === 0
    ? { state: 'measured', warnings: warningsOfSaturation(measurement), ...figures }
    : { state: 'invalid', reasons, ...figures };
}
