import type { RunResult } from '../core/result.ts';
import { judgedPredictions, type JudgedPrediction } from './judged-predictions.ts';
import { scaleFor, scaled } from './scale.ts';

/** A line for each measurement that parts from its prediction by more than is tolerated; until explained, a bug. */
export function deviationLines(result: RunResult): readonly string[] {
  return judgedPredictions(result)
    .filter(({ verdict }) => verdict === 'off')
    .map(deviationLine);
}

function deviationLine({ label, metric, expected, measured, isBound }: JudgedPrediction): string {
  const { value, allowed } = expected;
  const found = measured?.median ?? NaN;
  const scale = scaleFor(metric.unit, [value, found]);
  const unit = scale.label === '' || metric.unit === 'ratio' ? '' : ` ${scale.label}`;
  const text = (number: number): string => scaled(number, scale);
  const bound = isBound ? 'at most ' : '';
  const tolerance = allowed === 0 ? '' : ` ± ${text(allowed)}`;
  return `${label}: ${metric.title} is ${text(found)}${unit} where ${bound}${text(value)}${tolerance} is predicted`;
}
