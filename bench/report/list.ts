import { METRICS } from '../core/metrics.ts';
import { ROW_IDS, rowOf, type Pattern } from '../transports.ts';
import { scaleFor } from './scale.ts';
import { textTable } from './text-table.ts';

const PATTERN_WORDS: Readonly<Record<Pattern, string>> = {
  poll: 'asks by the clock',
  hold: 'asks and is kept waiting',
  stream: 'asks once',
};

const HTTP_WORDS = { 1: 'HTTP/1.1', 2: 'HTTP/2', none: 'none' } as const;

/** Everything that can be named on the command line: suites, rows and metrics. */
export function listText(suites: readonly { readonly name: string; readonly title: string }[]): string {
  return [
    section(
      ['suite', 'question'],
      suites.map(({ name, title }) => [name, title]),
    ),
    section(
      ['row', 'transport', 'how it gets events', 'HTTP', 'a connection for each'],
      ROW_IDS.map(rowLine),
    ),
    section(
      ['metric', 'column', 'unit', 'better', 'kind'],
      METRICS.map(({ id, title, unit, better, kind }) => [id, title, scaleFor(unit, []).label, better, kind]),
    ),
  ].join('\n\n');
}

function rowLine(id: (typeof ROW_IDS)[number]): readonly string[] {
  const { title, pattern, http, connectionPer } = rowOf(id);
  return [id, title, PATTERN_WORDS[pattern], HTTP_WORDS[http], connectionPer];
}

function section(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  return textTable(
    heads.map((head) => ({ head, align: 'left' })),
    lines,
  );
}
