import { parseContender, type Contender } from '../core/contender.ts';
import { printable } from '../core/printable.ts';
import type { Parameters, RunResult } from '../core/result.ts';
import type { Recorded } from '../report/format.ts';
import { parametersOf, summarise, type RowSummary, type Summary } from '../report/summary.ts';
import { labelsOf } from './run-labels.ts';

/** A run that takes part in a comparison. */
export type ComparedRun = {
  readonly source: string;
  /** Short, printable, and no other's. */
  readonly label: string;
  readonly result: RunResult;
  readonly summary: Summary;
};

/** One contender of one run: what stands in a cell. */
export type Entrant = {
  readonly run: ComparedRun;
  /** In a sentence, and printable: `polling`, or of several runs `polling in new`. */
  readonly name: string;
  readonly contender: Contender;
  readonly summary: RowSummary;
  /** With what its variant changes. */
  readonly parameters: Parameters;
};

export function comparedRuns(recorded: readonly Recorded[]): readonly ComparedRun[] {
  const labels = labelsOf(recorded.map(({ source }) => source));
  return recorded.map(({ source, result }, index) => ({
    source,
    label: printable(labels[index] ?? source),
    result,
    summary: summarise(result),
  }));
}

/** All contenders of the runs, or those of some rows. */
export function entrantsOf(runs: readonly ComparedRun[], rows?: readonly string[]): readonly Entrant[] {
  return runs.flatMap((run) =>
    run.summary.rows
      .map((summary) => ({ summary, contender: parseContender(summary.row) }))
      .filter(({ contender }) => rows?.includes(contender.row) ?? true)
      .map(({ summary, contender }) => ({
        run,
        name: runs.length > 1 ? `${summary.label} in ${run.label}` : summary.label,
        contender,
        summary,
        parameters: parametersOf(run.result, contender),
      })),
  );
}

export function changesOf({ variants = {} }: RunResult, { variant }: Contender): Partial<Parameters> {
  return variant === undefined ? {} : (variants[variant] ?? {});
}
