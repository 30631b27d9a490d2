import { DELAY_LIMITS } from '../core/emulation-limits.ts';
import { ABSENT, TROUBLE } from '../report/grid.ts';
import { NOISE_BAND, SIGNIFICANCE } from '../stats/difference.ts';
import type { Change, Comparison, MetricTable, Side } from './comparison.ts';
import { MEAN_LABEL } from './table-grid.ts';
import { percent, SAME, UNDECIDED } from './words.ts';

/** How to read the tables: only what they give occasion for. */
export function legend({ tables, margin, serverNotes, delayed }: Comparison): readonly string[] {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.flatMap((cell) => cell ?? [])));
  const sides = cells.flatMap(({ side }) => side ?? []);
  const changes = cells.flatMap(({ change }) => change ?? []);
  const noise = percent(NOISE_BAND);
  const lines: readonly (readonly [boolean, string])[] = [
    ...valueLines(sides),
    [countsDiffer(tables), 'n: repetitions that hold; 10+9: of the base and of the changed side.'],
    [
      changes.some(({ kind }) => kind === 'sampled'),
      `${UNDECIDED} nothing can be said, which is not that both are alike: a difference takes p < ${SIGNIFICANCE} and a 95 % interval wholly outside ±${noise}.`,
    ],
    [
      tables.some(({ tests }) => tests > 0),
      "p: Mann-Whitney, two-sided, a repetition being one sample; after Holm, over its table's comparisons.",
    ],
    [
      changes.some((change) => change.kind === 'sampled' && change.detectable !== undefined),
      'could see: the least change that such repetitions would have shown, four times in five.',
    ],
    ...exactLines(changes),
    [
      margin !== undefined,
      `equivalent: the whole interval is within ${percent(margin ?? 0)} either way, a test of its own; not shown: it may or may not be.`,
    ],
    [
      cells.some(({ side, trials }) => side === undefined && trials.measured > 0),
      `${ABSENT} does not apply to the row, or was not measured.`,
    ],
    [
      cells.some(({ side, trials }) => side === undefined && trials.measured === 0),
      `${TROUBLE} no trial holds; reasons above.`,
    ],
    ...meanLines(tables),
    ...serverNotes.map((note) => [true, note] as const),
    ...(delayed ? DELAY_LIMITS : []).map((limit) => [true, limit] as const),
  ];
  return lines.flatMap(([applies, line]) => (applies ? [line] : []));
}

type Applicable = readonly [applies: boolean, line: string];

function countsDiffer(tables: readonly MetricTable[]): boolean {
  const rows = tables.flatMap(({ rows: ofTable }) => ofTable);
  return rows.some(({ cells }) => new Set(cells.flatMap((cell) => cell?.side?.sample.n ?? [])).size > 1);
}

function valueLines(sides: readonly Side[]): readonly Applicable[] {
  const spans = (kind: Side['spread']['kind']): boolean =>
    sides.some(({ spread }) => spread.kind === kind && spread.low < spread.high);
  return [
    [
      sides.some(({ spread }) => spread.kind === 'interval'),
      'Values: medians of the repetitions, ± how far off the far end of their 95 % interval is (order statistics).',
    ],
    [
      spans('range'),
      '( … ) the range: of figures that the plan determines, and where fewer than 6 repetitions give no interval.',
    ],
    [
      sides.some(({ sample, clockErrorUs }) => sample.median < clockErrorUs),
      '< all that is known: the clocks of pages may be off by as much (clock.error).',
    ],
    [
      sides.some(({ sample }) => sample.max === Infinity),
      '∞ events that never came are later than any that did.',
    ],
  ];
}

function exactLines(changes: readonly Change[]): readonly Applicable[] {
  return [
    [
      changes.some(({ kind }) => kind === 'exact'),
      `${SAME} exactly the same: the plan determines the figure, so any difference is one, and takes no test.`,
    ],
  ];
}

function meanLines(tables: readonly MetricTable[]): readonly Applicable[] {
  const without = new Map<string, string[]>();
  for (const { metric, mean } of tables) {
    if (mean !== undefined && 'without' in mean) {
      without.set(mean.without, [...(without.get(mean.without) ?? []), metric.id]);
    }
  }
  const reasons = [...without].map(([why, ids]) => `${ids.join(', ')} (${why})`);
  return [
    [
      tables.some(({ mean }) => mean !== undefined && 'values' in mean),
      `${MEAN_LABEL}: of all rows but the control; no test is made of it.`,
    ],
    [reasons.length > 0, `No ${MEAN_LABEL} where it would mean nothing: ${reasons.join('; ')}.`],
  ];
}
