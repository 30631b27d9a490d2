import { DELAY_LIMITS } from '../core/emulation-limits.ts';
import { POLL_LOADS } from '../core/load.ts';
import type { RunResult } from '../core/result.ts';
import { fewEventsNotes } from './few-events-notes.ts';
import { ABSENT, TROUBLE, type Grid } from './grid.ts';
import { laboratoryNotes, type LaboratoryOwner } from './laboratory.ts';
import type { Remark } from './remarks.ts';
import { hasForeign, serverNotes } from './server-notes.ts';
import type { Summary } from './summary.ts';

/** What became of trials that do not hold, and warnings: a line for each, in the order of the rows. */
export function remarkLines({ rows }: Summary): readonly string[] {
  return rows.flatMap(({ label, remarks }) =>
    remarks.map((remark) => `${SIGNS[remark.kind]} ${label}: ${remarkWords(remark)}`),
  );
}

const SIGNS: Readonly<Record<Remark['kind'], string>> = {
  failed: TROUBLE,
  invalid: TROUBLE,
  missing: TROUBLE,
  warning: '?',
};

function remarkWords({ kind, repetitions, mended, text }: Remark): string {
  if (repetitions.length === 0) return text;
  return `${kind} in ${repetitionsInWords(repetitions)}${mended ? ' (run again, and valid then)' : ''}: ${text}`;
}

/** `repetitions 1, 4`: told from 1, counted from 0. */
export function repetitionsInWords(repetitions: readonly number[]): string {
  const numbers = repetitions.map((repetition) => repetition + 1).join(', ');
  return `repetition${repetitions.length === 1 ? '' : 's'} ${numbers}`;
}

export type NotedRun = Pick<RunResult, 'repetitions' | 'parameters' | 'variants'> & LaboratoryOwner;

function isDelayed({ parameters, variants = {} }: NotedRun): boolean {
  const scenarios = [parameters, ...Object.values(variants)];
  return scenarios.some(({ delayUpUs = 0, delayDownUs = 0 }) => delayUpUs + delayDownUs > 0);
}

function hasBothDrivers({ parameters, variants = {} }: NotedRun): boolean {
  const loads = Object.values(variants).map(({ load = parameters.load }) => load);
  return POLL_LOADS.every((driver) => loads.includes(driver));
}

/** How to read the tables: only what they give occasion for. */
export function readingNotes(grids: readonly Grid[], result: NotedRun): readonly string[] {
  const { repetitions } = result;
  const columns = grids.flatMap((grid) => grid.columns);
  const rows = grids.flatMap((grid) => grid.rows);
  const cells = rows.flatMap((row) => row.cells);
  const shows = (text: string): boolean => cells.some((cell) => cell.text === text);
  const notes: readonly (readonly [boolean, string])[] = [
    [
      columns.some(({ metric }) => metric.id.startsWith('lateness.')),
      'Lateness ("late"): from when an event was due to when the application had it; service: from when it was sent.',
    ],
    [shows('∞'), '∞ events that never came are later than any that did.'],
    [cells.some(({ best }) => best), '* best of its column; the control is the floor and does not compete.'],
    [shows(ABSENT), `${ABSENT} does not apply to the row, or was not measured.`],
    [
      rows.some(({ troubled }) => troubled),
      `${TROUBLE} trials that do not hold are left out; reasons above.`,
    ],
    [
      columns.some(({ metric }) => metric.id === 'polls.server-cpu'),
      "A core second is one of the server's own CPU time; with time left a poll costs a server more, as each wakes it up. With pushes in the same run, pushbench predict --crossover FILE tells how many users that serves.",
    ],
    [
      hasBothDrivers(result),
      'The drivers must agree where both have polls per core second, as the server is the limit there: pushbench compare FILE --columns load --metric polls.per-core --equivalent 10% tells whether they do.',
    ],
    [
      columns.some(({ metric }) => /^(bytes|wire)\./.test(metric.id)),
      'Bytes are counted on the TCP sockets: TCP/IP headers and ACKs are outside the count.',
    ],
    [
      columns.some(({ metric }) => metric.id.startsWith('wire.')),
      `The ledger accounted for every byte, and agreed with the socket counters of client, link and ${hasForeign(result) ? 'our server' : 'server'}.`,
    ],
    ...(columns.some(({ metric }) => metric.id.endsWith('.p99')) ? fewEventsNotes(result) : []).map(
      (note) => [true, note] as const,
    ),
    ...serverNotes(result).map((note) => [true, note] as const),
    ...(isDelayed(result) ? DELAY_LIMITS : []).map((limit) => [true, limit] as const),
    ...laboratoryNotes(result).map((note) => [true, note] as const),
    [repetitions === 1, 'One repetition gives figures and no verdict: differences may be chance.'],
    [repetitions > 1, `Figures are medians of the repetitions that hold, of ${repetitions}.`],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
