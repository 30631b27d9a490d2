import { printable } from '../core/printable.ts';
import type { Sweep } from '../core/prediction.ts';
import type { RunResult } from '../core/result.ts';
import type { Unit } from '../core/units.ts';
import type { Verdict } from '../predict/judgement.ts';
import { slopeOf } from '../stats/slope.ts';
import { knownInWords } from './clock-error.ts';
import { ABSENT, TROUBLE } from './grid.ts';
import type { PlainTable } from './plain-table.ts';
import { scaled, scaleFor, type Scale } from './scale.ts';
import { curvesOf, type Curve, type CurveFigure, type CurveLine } from './sweep-curves.ts';
import type { TextColumn } from './text-table.ts';

export const MARKS: Readonly<Record<Verdict, string>> = {
  within: '✓',
  loose: '≈',
  off: '✗',
  'no control': '?',
  'not measured': '',
};

/** Of a sweep, a table for each row: predicted and measured side by side, a line for each point. */
export function sweepTables(result: RunResult): readonly PlainTable[] {
  const { sweep } = result;
  return sweep === undefined ? [] : curvesOf(result).map((curve) => curveTable(curve, sweep.axis));
}

type Column = TextColumn & { readonly cells: readonly string[] };

function curveTable(curve: Curve, axis: Sweep['axis']): PlainTable {
  const columns = [axisColumn(curve, axis), ...curve.lines.flatMap(lineColumns)];
  return {
    title: curve.title,
    columns: columns.map(({ head, align }) => ({ head, align })),
    rows: curve.at.map((_, index) => columns.map(({ cells }) => cells[index] ?? '')),
    below: axis.unit === 'us' ? curve.lines.flatMap((line) => slopeLine(line, curve.at, axis.title)) : [],
  };
}

function axisColumn({ at }: Curve, { title, unit }: Sweep['axis']): Column {
  const scale = scaleFor(unit, at);
  // Points are told as they were asked for.
  const cells = at.map((value) => String(Number((value / scale.size).toPrecision(6))));
  return { head: headOf(printable(title), unit, scale), align: 'right', cells };
}

function lineColumns({ metric, figures }: CurveLine): readonly Column[] {
  const expected = figures.map(({ judged }) => judged?.expected.value);
  const measured = figures.map((figure) => figure.measured);
  // As many digits as it takes to see what is tolerated.
  const allowed = figures.map(({ judged }) => judged?.expected.allowed);
  const scale = scaleFor(
    metric.unit,
    [...expected, ...measured, ...allowed].filter((value) => value !== undefined),
  );
  const head = headOf(metric.title, metric.unit, scale);
  return [
    {
      head: `${head}\npredicted`,
      align: 'right',
      cells: expected.map((value) => (value === undefined ? ABSENT : scaled(value, scale))),
    },
    { head: 'measured', align: 'right', cells: figures.map((figure) => measuredText(figure, scale)) },
    { head: '', align: 'left', cells: figures.map(markOf) },
  ];
}

function measuredText({ measured, clockErrorUs }: CurveFigure, scale: Scale): string {
  return measured === undefined ? TROUBLE : knownInWords(measured, clockErrorUs, scale);
}

function markOf({ judged }: CurveFigure): string {
  return judged === undefined ? '' : MARKS[judged.verdict];
}

function headOf(title: string, unit: Unit, { label }: Scale): string {
  return label === '' || unit === 'ratio' ? title : `${title} (${label})`;
}

/** Where both axes are times: how a metric grows along the curve. */
function slopeLine({ metric, figures }: CurveLine, at: readonly number[], axis: string): readonly string[] {
  if (metric.unit !== 'us') return [];
  const points = figures.flatMap(({ judged, measured }, index) =>
    judged === undefined || measured === undefined || !Number.isFinite(measured)
      ? []
      : [{ x: at[index] ?? NaN, expected: judged.expected.value, measured }],
  );
  const predicted = slopeOf(points.map(({ x, expected }) => [x, expected]));
  const measured = slopeOf(points.map((point) => [point.x, point.measured]));
  if (predicted === undefined || measured === undefined) return [];
  return [
    `slope of ${metric.title} over ${printable(axis)}: predicted ${predicted.toFixed(3)}, measured ${measured.toFixed(3)}`,
  ];
}
