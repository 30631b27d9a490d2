import type { RunResult } from '../core/result.ts';
import { judgedPredictions } from './judged-predictions.ts';

/**
 * What was predicted, each judged by the median of the repetitions that hold, in base units; nothing for a result
 * without predictions. `predicted` has the host's share in it, which is null where no
 * control has shown it; `atMost` says that it is a bound.
 */
export function predictionsJson(result: RunResult): object {
  const { predictions, unpredicted = [], sweep } = result;
  if (predictions === undefined) return {};
  return {
    predictions: judgedPredictions(result).map(
      ({
        contender,
        metric,
        expected: { value, hostShare, allowed },
        isBound,
        measured,
        verdict,
        source,
      }) => ({
        contender,
        metric: metric.id,
        unit: metric.unit,
        predicted: value,
        hostShare: hostShare ?? null,
        tolerance: allowed,
        atMost: isBound,
        measured: measured?.median ?? null,
        verdict,
        source,
      }),
    ),
    unpredicted,
    ...(sweep === undefined ? {} : { sweep }),
  };
}
