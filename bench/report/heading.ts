import { contenderName } from '../core/contender.ts';
import { printable } from '../core/printable.ts';
import type { RunResult } from '../core/result.ts';
import { inShellWords } from '../core/shell-words.ts';
import type { Recorded } from './format.ts';
import { parameterLines } from './parameters.ts';

/** What a run was, in printable lines; the first is its title. */
export type Heading = { readonly title: string; readonly lines: readonly string[] };

export function headingOf({ source, result }: Recorded): Heading {
  const repetitions = result.repetitions === 1 ? '1 repetition' : `${result.repetitions} repetitions`;
  const lines = [
    `seed ${result.seed}, ${repetitions}, ${progressOf(result)}`,
    ...parameterLines(result.parameters),
    machineOf(result),
    `command: ${inShellWords(result.command)}`,
    `from ${source}, written by pushbench ${result.tool.version} at ${result.startedAt}`,
  ];
  return { title: printable(`suite ${result.suite}`), lines: lines.map(printable) };
}

/** What it ran on, in one line; not printable yet. */
export function machineOf({ environment }: Pick<RunResult, 'environment'>): string {
  const { cpuModel, cores, os, kernel, arch, node, browser } = environment;
  const coreWords = cores === 1 ? '1 core' : `${cores} cores`;
  return `${cpuModel}, ${coreWords}, ${os}, kernel ${kernel}, ${arch}, Node ${node.replace(/^v/, '')}${browser === undefined ? '' : `, ${browser}`}`;
}

function progressOf({ state, order, trials }: RunResult): string {
  const planned = order.reduce((count, rows) => count + rows.length, 0);
  const count = (wanted: string): number => trials.filter((trial) => trial.state === wanted).length;
  const bad = (['failed', 'invalid'] as const).flatMap((wanted) =>
    count(wanted) === 0 ? [] : [`${count(wanted)} ${wanted}`],
  );
  const done = new Set(trials.map((trial) => `${trial.repetition} ${contenderName(trial)}`)).size;
  const again = trials.length > done ? [`${trials.length - done} run again`] : [];
  const words = [`${done} of ${planned} trials`, ...again, ...bad].join(', ');
  switch (state) {
    case 'complete':
      return words;
    case 'interrupted':
      return `INTERRUPTED after ${words}`;
    case 'running':
      return `NOT FINISHED (still running, or cut off), ${words}`;
  }
}
