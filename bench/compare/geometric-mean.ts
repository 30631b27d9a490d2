import type { Metric } from '../core/metrics.ts';
import type { ComparedCell, ComparedRow, GeometricMean } from './comparison.ts';

/**
 * The geometric mean over a table's rows but the control. There is one only where a factor means the same in every
 * row: not of shares and counts, of a table with a median that is missing, infinite, or not above 0, nor of
 * repetitions that are too few for a verdict, or changes that the clocks of pages may have made. Undefined where there
 * are no rows to be summed up.
 */
export function geometricMean(
  { unit }: Pick<Metric, 'unit'>,
  rows: readonly ComparedRow[],
): GeometricMean | undefined {
  const rivals = rows.filter(({ cells }) => cells.some((cell) => cell?.control === false));
  if (rivals.length < 2) return undefined;
  if (unit === 'share' || unit === 'count') return { without: `${unit}s have none` };
  if (rivals.some(({ cells }) => cells.some(hasFewRepetitions))) return { without: 'too few repetitions' };
  if (rivals.some(({ cells }) => cells.some(hasClockError)))
    return { without: 'a clock may be off by as much' };
  const medians = rivals.map(({ cells }) => cells.map((cell) => cell?.side?.sample.median));
  if (medians.flat().includes(undefined)) return { without: 'a row has no value' };
  if (medians.flat().includes(Infinity)) return { without: 'a median is infinite' };
  if (!medians.flat().every((median) => median !== undefined && median > 0)) {
    return { without: 'a median is not above 0' };
  }
  const values = (rivals[0]?.cells ?? []).map((_, column) =>
    meanOf(medians.map((row) => row[column] ?? NaN)),
  );
  const [base = NaN] = values;
  return { values, ratios: values.map((value) => value / base) };
}

function hasFewRepetitions(cell: ComparedCell | undefined): boolean {
  return cell?.change?.kind === 'sampled' && cell.change.obstacle === 'few repetitions';
}

function hasClockError(cell: ComparedCell | undefined): boolean {
  return cell?.change?.kind === 'sampled' && cell.change.obstacle === 'clock error';
}

function meanOf(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
