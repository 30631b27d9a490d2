import { printable } from '../core/printable.ts';
import { machineOf } from '../report/heading.ts';
import { parameterLines } from '../report/parameters.ts';
import type { Comparison, RunHead } from './comparison.ts';
import { footnotes } from './footnotes.ts';
import { legend } from './legend.ts';
import { tableGrid, type TableGrid } from './table-grid.ts';

/** Everything that a comparison for people says, before any format's syntax; all text is printable. */
export type Page = {
  readonly title: string;
  /** What was compared. */
  readonly heading: readonly string[];
  readonly grids: readonly TableGrid[];
  readonly remarks: readonly string[];
  /** What the marks in the tables refer to, and how to read these. */
  readonly notes: readonly string[];
};

export function pageOf(comparison: Comparison): Page {
  const { runs, columns, columnsBy, tables, differences, remarks } = comparison;
  const notes = footnotes();
  const grids = tables.map((table) => tableGrid(table, comparison, notes));
  const [base = '', ...others] = columns;
  return {
    title: printable(`${others.join(', ')} against ${base}, by ${columnsBy}`),
    heading: [...runs.map(runLine), ...scenarioLines(comparison)].map(printable),
    grids,
    remarks: [...differences.map((words) => `! compared by force: ${words}`), ...remarks],
    notes: [...notes.lines(), ...legend(comparison)],
  };
}

function runLine(run: RunHead): string {
  const { label, source, suite, seed, repetitions, startedAt, tool, environment } = run;
  const times = repetitions === 1 ? '1 repetition' : `${repetitions} repetitions`;
  const commit = environment.gitCommit === null ? '' : ` at ${shortCommit(environment.gitCommit)}`;
  return `${label}: ${source}, suite ${suite}, seed ${seed}, ${times}, pushbench ${tool.version}${commit}, ${startedAt}`;
}

function shortCommit(commit: string): string {
  return commit.slice(0, 10) + (commit.endsWith('+') ? '+' : '');
}

/** What the runs were, as far as it is the same for all. */
function scenarioLines({ runs: [first, ...others] }: Comparison): readonly string[] {
  if (first === undefined) return [];
  const lines = [...parameterLines(first.parameters), machineOf(first)];
  return lines.filter((line) =>
    others.every((other) => [...parameterLines(other.parameters), machineOf(other)].includes(line)),
  );
}
