import { csvLine, type Field } from '../report/csv-line.ts';
import type { Change, ComparedCell, Comparison, MetricTable, Side } from './comparison.ts';
import type { ComparisonFormat } from './format.ts';
import { judgementOn } from './words.ts';

const SIDE = ['n', 'median', 'low', 'high', 'spread'] as const;
const HEAD = [
  ...['metric', 'unit', 'row', 'base', 'changed'],
  ...SIDE.map((name) => `base_${name}`),
  ...SIDE,
  ...['kind', 'verdict', 'judgement', 'ratio', 'ratio_low', 'ratio_high', 'p', 'p_adjusted', 'detectable'],
  'equivalence',
];

/**
 * RFC 4180: a line for each comparison, in base units; `Infinity` for what never came, and empty where there is no
 * such figure.
 */
export const renderCsv: ComparisonFormat = (comparison) =>
  [HEAD, ...comparison.tables.flatMap((table) => recordsOf(table, comparison))].map(csvLine).join('\r\n');

function recordsOf({ metric, rows }: MetricTable, { columns }: Comparison): readonly (readonly Field[])[] {
  return rows.flatMap(({ label, cells: [base, ...others] }) =>
    others.flatMap((cell, index) => {
      if (base === undefined || cell === undefined) return [];
      const names = [label, columns[0] ?? '', columns[index + 1] ?? ''];
      const judgement = cell.change === undefined ? '' : (judgementOn(cell.change, metric) ?? '');
      return [
        [
          metric.id,
          metric.unit,
          ...names,
          ...sideFields(base.side),
          ...sideFields(cell.side),
          ...changeFields(cell.change, judgement),
        ],
      ];
    }),
  );
}

function sideFields(side: Side | undefined): readonly Field[] {
  if (side === undefined) return SIDE.map((name) => (name === 'n' ? 0 : ''));
  const { sample, spread } = side;
  return [sample.n, sample.median, spread.low, spread.high, spread.kind];
}

function changeFields(change: ComparedCell['change'], judgement: string): readonly Field[] {
  if (change === undefined) return ['', '', '', ...NO_TEST, ''];
  return [change.kind, change.verdict, judgement, ...testFields(change), change.equivalence ?? ''];
}

/** Ratio with its interval, p before and after Holm, and what could have been seen. */
const NO_TEST: readonly Field[] = ['', '', '', '', '', ''];

function testFields(change: Change): readonly Field[] {
  if (change.kind === 'exact') return [change.ratio, ...NO_TEST.slice(1)];
  const { interval, p, adjustedP, detectable } = change;
  return [interval?.ratio, interval?.low, interval?.high, p, adjustedP, detectable].map(
    (field) => field ?? '',
  );
}
