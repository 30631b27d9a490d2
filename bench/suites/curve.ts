import type { Sweep } from '../core/prediction.ts';
import type { Parameters } from '../core/result.ts';
import type { RowId } from '../transports.ts';

/** A point of a curve: its variant's name, where it lies in base units, who is measured there, and under what. */
export type CurvePoint = {
  readonly name: string;
  readonly at: number;
  readonly rows: readonly RowId[];
  readonly changes: Partial<Parameters>;
};

/** A suite's variants as the points of a curve. */
export function curve(
  { axis, metrics }: Omit<Sweep, 'points'>,
  points: readonly CurvePoint[],
): {
  readonly variants: Readonly<Record<string, Pick<CurvePoint, 'rows' | 'changes'>>>;
  readonly sweep: Sweep;
} {
  return {
    variants: Object.fromEntries(points.map(({ name, rows, changes }) => [name, { rows, changes }])),
    sweep: { axis, metrics, points: Object.fromEntries(points.map(({ name, at }) => [name, at])) },
  };
}
