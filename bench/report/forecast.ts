import { bytesPerDay, loadOf, loadOfOne, megabitsPerSecond, type Load } from '../predict/forecast.ts';
import type { Cost, UnitCosts } from '../predict/unit-costs.ts';
import type { Workload } from '../predict/workload.ts';
import { rowOver, type RowId } from '../transports.ts';
import { textTable, type TextColumn } from './text-table.ts';

/** What is predicted for one row. */
export type RowForecast = {
  readonly row: RowId;
  readonly http: 1 | 2 | 'none';
  readonly costs: UnitCosts;
  /** Of one client. */
  readonly load: Load;
};

/** One row's load for so many clients, in the units of tables. */
export type ForecastFigures = {
  readonly requestsPerSecond: number;
  readonly bytesPerDay: { readonly up: number; readonly down: number };
  readonly megabitsPerSecond: { readonly up: number; readonly down: number };
  /** All its bytes, as a multiple of the least of any row but the control. */
  readonly timesLeast: number;
};

export function figuresOf(
  { load }: RowForecast,
  clients: number,
  all: readonly RowForecast[],
): ForecastFigures {
  const { requestsPerSecond, bytesPerSecond } = loadOf(load, clients);
  const { up, down } = bytesPerSecond;
  return {
    requestsPerSecond,
    bytesPerDay: { up: bytesPerDay(up), down: bytesPerDay(down) },
    megabitsPerSecond: { up: megabitsPerSecond(up), down: megabitsPerSecond(down) },
    timesLeast: bytesOf(load) / leastOf(all),
  };
}

function leastOf(all: readonly RowForecast[]): number {
  const transports = all.filter(({ row }) => rowOver(row, null).control !== true);
  return Math.min(...(transports.length === 0 ? all : transports).map(({ load }) => bytesOf(load)));
}

function bytesOf({ bytesPerSecond: { up, down } }: Load): number {
  return up + down;
}

const LOAD_COLUMNS: readonly TextColumn[] = [
  { head: 'transport', align: 'left' },
  ...['requests/s', 'up per day', 'down per day', 'up\nMbit/s', 'down\nMbit/s', 'bytes,\n× the least'].map(
    (head) => ({ head, align: 'right' as const }),
  ),
];

/** A table for each number of clients. */
export function loadTables(all: readonly RowForecast[], clientCounts: readonly number[]): string {
  return clientCounts.map((clients) => `${clientsText(clients)}\n${loadTable(all, clients)}`).join('\n\n');
}

function loadTable(all: readonly RowForecast[], clients: number): string {
  return textTable(
    LOAD_COLUMNS,
    all.map((forecast) => {
      const figures = figuresOf(forecast, clients, all);
      return [
        titleOf(forecast),
        digits(figures.requestsPerSecond),
        bytesText(figures.bytesPerDay.up),
        bytesText(figures.bytesPerDay.down),
        digits(figures.megabitsPerSecond.up),
        digits(figures.megabitsPerSecond.down),
        digits(figures.timesLeast),
      ];
    }),
  );
}

/** What each exchange takes, as the ledger has it: up and down. */
export function costTable(all: readonly RowForecast[], workload: Workload): string {
  return textTable(
    [
      { head: 'transport', align: 'left' },
      { head: 'exchange', align: 'left' },
      { head: 'bytes up', align: 'right' },
      { head: 'bytes down', align: 'right' },
    ],
    all.flatMap((forecast) =>
      [...costsOf(forecast.costs), idleMinute(forecast, workload)].map(([name, { up, down }], index) => [
        index === 0 ? titleOf(forecast) : '',
        name,
        digits(up),
        digits(down),
      ]),
    ),
  );
}

const SECONDS_PER_MINUTE = 60;

/** What a client costs that is connected and gets nothing: signs of life, or polls in vain. */
function idleMinute({ costs }: RowForecast, workload: Workload): readonly [name: string, cost: Cost] {
  const { up, down } = loadOfOne(costs, { ...workload, idleShare: 1 }).bytesPerSecond;
  return ['a minute without events', { up: up * SECONDS_PER_MINUTE, down: down * SECONDS_PER_MINUTE }];
}

function costsOf(costs: UnitCosts): readonly (readonly [name: string, cost: UnitCosts['connecting']])[] {
  const connecting = ['connecting, once', costs.connecting] as const;
  if (costs.pattern === 'stream') {
    return [connecting, ['an event', costs.event], ['a sign of life', costs.heartbeat]];
  }
  return [
    connecting,
    ['an empty poll', costs.emptyPoll],
    ['a poll with one event', costs.pollWithEvent],
    ['each further event of an answer', costs.furtherEvent],
  ];
}

/** Its title, and the version of HTTP where that is not the row's own. */
export function titleOf({ row, http }: Pick<RowForecast, 'row' | 'http'>): string {
  return rowOver(row, http === 'none' ? null : http).title;
}

function clientsText(clients: number): string {
  return clients === 1 ? 'per client' : `${clients.toLocaleString('en-US')} clients`;
}

const FOUR_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** Four significant digits, and no exponent. */
function digits(value: number): string {
  return FOUR_DIGITS.format(value);
}

const BYTE_STEPS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** In powers of 1,000. */
function bytesText(bytes: number): string {
  const step = Math.max(0, Math.min(BYTE_STEPS.length - 1, Math.floor(Math.log10(bytes) / 3)));
  return `${digits(bytes / 1_000 ** step)} ${BYTE_STEPS[step] ?? ''}`;
}
