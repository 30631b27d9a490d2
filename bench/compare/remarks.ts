import type { MetricId } from '../core/metrics.ts';
import { printable } from '../core/printable.ts';
import { ABSENT, TROUBLE } from '../report/grid.ts';
import { remarkLines, repetitionsInWords } from '../report/notes.ts';
import type { ComparedCell, ComparedRow, MetricTable, Side } from './comparison.ts';
import type { ComparedRun, Entrant } from './entrants.ts';

/** What a reader must know of the compared, a printable line each: of their runs, and of trials that do not hold. */
export function trialRemarks(entrants: readonly Entrant[]): readonly string[] {
  const runs = [...new Set(entrants.map(({ run }) => run))];
  const rows = entrants.map(({ summary, name }) => ({ ...summary, label: name }));
  return [...runs.flatMap(runRemarks), ...remarkLines({ rows })];
}

function runRemarks({ label, result }: ComparedRun): readonly string[] {
  const { state, environment } = result;
  const commit = environment.gitCommit ?? '';
  const ending = state === 'interrupted' ? 'was interrupted' : 'did not finish, or is still running';
  return [
    ...(state === 'complete' ? [] : [`${TROUBLE} ${label} ${ending}: n says how many repetitions there are`]),
    ...(commit.endsWith('+')
      ? [printable(`? ${label} was measured with changes that were not committed (${commit})`)]
      : []),
  ];
}

/** What the tables cannot show: who has no value where the same row elsewhere has one, what never came, what stands out. */
export function figureRemarks(tables: readonly MetricTable[]): readonly string[] {
  const metricsBy = new Map<string, MetricId[]>();
  for (const { metric, rows } of tables) {
    for (const words of rows.flatMap(rowRemarks)) {
      const metrics = metricsBy.get(words) ?? [];
      metricsBy.set(words, [...metrics, metric.id]);
    }
  }
  return [...metricsBy].map(([words, metrics]) => `${words} ${metrics.join(', ')}`);
}

/** Each to be followed by the metrics that it is true of. */
function rowRemarks({ cells }: ComparedRow): readonly string[] {
  const there = cells.flatMap((cell) => cell ?? []);
  const hasLike = ({ row }: ComparedCell): boolean => there.some((cell) => cell.row === row && cell.side);
  return there.flatMap((cell) => {
    if (cell.side === undefined) return hasLike(cell) ? [missingWords(cell)] : [];
    return sideRemarks(cell.name, cell.side);
  });
}

function missingWords({ name, trials }: ComparedCell): string {
  return trials.measured === 0
    ? `${TROUBLE} ${name}: no trial holds, so nothing is said of`
    : `${ABSENT} ${name}: no value of`;
}

function sideRemarks(name: string, { sample, outliers }: Side): readonly string[] {
  const infinite = sample.values.filter(({ value }) => value === Infinity);
  const lost = infinite.map(({ repetition }) => repetition);
  return [
    ...(lost.length === 0
      ? []
      : [`${TROUBLE} ${name}: ∞ in ${repetitionsInWords(lost)}, by events that never came:`]),
    ...(outliers.length === 0
      ? []
      : [`? ${name}: far from the others, and kept, ${repetitionsInWords(outliers)} of`]),
  ];
}
