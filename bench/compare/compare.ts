import type { Recorded } from '../report/format.ts';
import { ABSENT } from '../report/grid.ts';
import { notesOnServers } from '../report/server-notes.ts';
import { arrange } from './arrangement.ts';
import { chosenMetrics, type MetricChoice } from './chosen-metrics.ts';
import { columnsBy } from './columns-by.ts';
import { differencesWithin, refusal } from './comparability.ts';
import type { Comparison, RunHead } from './comparison.ts';
import { comparedRuns, entrantsOf, type ComparedRun } from './entrants.ts';
import { metricTable } from './metric-table.ts';
import { figureRemarks, trialRemarks } from './remarks.ts';

export type CompareOptions = {
  /** `file`, `transport`, `variant` or a parameter; by default transports of one file, else files. */
  readonly columns?: string | undefined;
  /** The column that the others are compared with, by its name; by default the first. */
  readonly base?: string | undefined;
  readonly metrics: MetricChoice;
  /** The only rows that take part. */
  readonly transports?: readonly string[] | undefined;
  /** What to ask of equivalence, as a share: 0.05 for 5 %. */
  readonly margin?: number | undefined;
  /** Whether to compare what differs in more than it should. */
  readonly force: boolean;
};

/**
 * Compares runs, or the rows of one, by the rules of the method: one repetition is one sample.
 * @throws Failure when there is nothing to compare, or the runs must not stand beside each other
 */
export function compareRuns(recorded: readonly Recorded[], options: CompareOptions): Comparison {
  const runs = comparedRuns(recorded);
  const by = columnsBy(options.columns ?? (runs.length === 1 ? 'transport' : 'file'), runs);
  const arrangement = arrange(entrantsOf(runs, options.transports), by, options.base);
  const differences = differencesWithin(arrangement.rows, by.parameters);
  if (differences.length > 0 && !options.force) {
    throw refusal(differences, '--force compares them all the same');
  }
  const entrants = arrangement.rows.flatMap((row) => row.entrants.flatMap((entrant) => entrant ?? []));
  const metrics = chosenMetrics(options.metrics, entrants);
  const tables = metrics.flatMap((metric) => metricTable(metric, arrangement, options.margin) ?? []);
  const untold = metrics.filter(({ id }) => !tables.some(({ metric }) => metric.id === id));
  return {
    runs: runs.map(headOf),
    columnsBy: by.name,
    columns: arrangement.columns.map(({ label }) => label),
    tables,
    differences,
    remarks: [
      ...trialRemarks(entrants),
      ...arrangement.alone.map((words) => `${ABSENT} ${words}`),
      ...(options.metrics.of === 'all'
        ? []
        : untold.map(({ id }) => `${ABSENT} no row has a value of ${id}`)),
      ...figureRemarks(tables),
    ],
    serverNotes: notesOnServers(entrants.map(({ parameters }) => parameters.server)),
    delayed: entrants.some(({ parameters }) => parameters.delayUpUs + parameters.delayDownUs > 0),
    margin: options.margin,
  };
}

/**
 * In what a run differs from the one before it that figures cannot stand beside each other, as far as their plans tell.
 * @throws Failure when no row of one has its like in the other
 */
export function differencesFrom(before: Recorded, run: Recorded): readonly string[] {
  const runs = comparedRuns([before, run]);
  return differencesWithin(arrange(entrantsOf(runs), columnsBy('file', runs)).rows, []);
}

function headOf({ label, source, result }: ComparedRun): RunHead {
  const { suite, seed, repetitions, state, startedAt, tool, environment, parameters, variants } = result;
  const head = { label, source, suite, seed, repetitions, state, startedAt, tool, environment, parameters };
  return variants === undefined ? head : { ...head, variants };
}
