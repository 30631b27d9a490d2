import { TEN, times, type Figures } from '../compare/example-runs.ts';
import { ROW_IDS } from '../transports.ts';
import type { SuiteAsked } from './evidence-names.ts';

/** Made-up figures of every suite that claims ask for, as theory has them: for tests of the judge. */
export type FiguresBySuite = Readonly<Partial<Record<SuiteAsked, Figures>>>;

/** Ten repetitions about a value. */
export function about(value: number): readonly number[] {
  return times(value / 100, TEN);
}

/** Ten repetitions of exactly a value. */
export function exactly(value: number, repetitions = 10): readonly number[] {
  return new Array<number>(repetitions).fill(value);
}

type Row = Readonly<Record<string, readonly number[]>>;

function standardRow(
  figures: Readonly<Record<string, number>>,
  exact: Readonly<Record<string, number>>,
): Row {
  return {
    ...Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, about(value)])),
    ...Object.fromEntries(Object.entries(exact).map(([id, value]) => [id, exactly(value)])),
  };
}

/** What of a stream's lateness on loopback is the feed's own. */
const SENT_LATE_US = 700;

function stream(late: number, overhead: number, cpu: number): Row {
  return standardRow(
    {
      'lateness.mean': late,
      'lateness.p50': late,
      'lateness.p99': 2 * late,
      'service.p50': late - SENT_LATE_US,
      'service.p99': 2 * late - SENT_LATE_US,
      'send-delay.p50': SENT_LATE_US,
      'server.cpu': cpu,
    },
    {
      'requests.per-event': 0,
      'requests.held': 20,
      'bytes.overhead': overhead,
      'bytes.down': 182 + overhead,
      'kept.age.p50': 10,
      'kept.age.max': 300,
      'kept.events.max': 1,
    },
  );
}

export const STANDARD: Figures = {
  polling: standardRow(
    {
      'lateness.mean': 501_000,
      'lateness.p50': 500_000,
      'lateness.p99': 990_000,
      'service.p50': 499_300,
      'service.p99': 989_300,
      'requests.per-event': 0.25,
      'bytes.overhead': 90,
      'bytes.down': 240,
      'server.cpu': 60,
      'kept.age.p50': 500_000,
      'kept.age.max': 995_000,
      'kept.events.max': 12,
    },
    { 'requests.held': 1 },
  ),
  'long-polling': standardRow(
    {
      'lateness.p50': 2_400,
      'lateness.p99': 5_000,
      'service.p50': 1_700,
      'service.p99': 4_300,
      'requests.per-event': 1,
      'bytes.overhead': 303,
      'bytes.down': 393,
      'server.cpu': 100,
      'kept.age.max': 2_000,
    },
    { 'requests.held': 20, 'kept.events.max': 1 },
  ),
  sse: stream(1_500, 27, 40),
  'sse-h2': stream(1_600, 30, 50),
  websocket: stream(1_500, 13, 42),
  'raw-tcp': stream(1_400, 10, 35),
};

const BYTES_ROWS: Readonly<Record<string, readonly string[]>> = {
  bare: ['sse', 'websocket'],
  chromium: ['sse', 'websocket'],
  'chromium-cookie': ['sse', 'websocket'],
  'chromium-cookie TLS': ['sse', 'websocket'],
  'bare H2': ['sse-h2'],
  'chromium-cookie H2': ['sse-h2'],
  'chromium-cookie H2 TLS': ['sse-h2'],
};

function heads(up: number, down: number, overhead: number): Row {
  return {
    'wire.request-heads.up': [up],
    'wire.response-heads.down': [down],
    'bytes.overhead': [overhead],
  };
}

export const BYTES: Figures = Object.fromEntries(
  Object.entries(BYTES_ROWS).flatMap(([variant, streams]) => [
    [`polling@${variant}`, heads(100, 200, 310)],
    ...streams.map((row) => [`${row}@${variant}`, heads(0, 0, 25)]),
  ]),
) as Figures;

export const WAITING: Figures = Object.fromEntries(
  ROW_IDS.map((row) => [
    row,
    {
      'requests.held': exactly(200),
      'server.memory': about({ polling: 9_000, 'long-polling': 12_000, sse: 7_000 }[row as string] ?? 8_000),
    },
  ]),
);

export const FANOUT: Figures = {
  sse: { 'server.cpu': about(7) },
  'sse-h2': { 'server.cpu': about(11) },
  websocket: { 'server.cpu': about(7.6) },
};

export const KEEP_ALIVE_FIGURES: Figures = {
  'long-polling@kept alive': { 'requests.per-event': about(1), 'connections.opened': exactly(20) },
  'long-polling@closed each time': { 'requests.per-event': about(1), 'connections.opened': about(200) },
  'sse@kept alive': { 'requests.per-event': exactly(0), 'connections.opened': exactly(20) },
  'websocket@kept alive': { 'requests.per-event': exactly(0), 'connections.opened': exactly(20) },
};

function echo(us: number, requests: number, opened: number): Row {
  return {
    'lateness.p50': about(1_500),
    'echo.round-trip.p50': about(us),
    'echo.requests': exactly(requests),
    'echo.lost': exactly(0),
    'connections.opened': exactly(opened),
  };
}

function echoBytes(up: number, down: number): Row {
  return { 'echo.bytes.up': about(up), 'echo.bytes.down': about(down) };
}

export const DUPLEX_FIGURES: Figures = {
  'sse@feed 10/s': echo(1_000, 1, 8),
  'sse-h2@feed 10/s': echo(700, 1, 4),
  'websocket@feed 10/s': echo(600, 0, 4),
  'sse@bytes': echoBytes(300, 300),
  'sse-h2@bytes': echoBytes(140, 150),
  'websocket@bytes': echoBytes(108, 104),
};

export const BROADCAST_FIGURES: Figures = Object.fromEntries(
  ['sse', 'sse-h2', 'websocket'].map((row) => [
    `${row}@200 subscribers`,
    {
      'spread.reached': exactly(1, 6),
      'spread.p50': about(2_000).slice(0, 6),
      'spread.max': about(5_000).slice(0, 6),
      'lateness.p99': about(6_000).slice(0, 6),
    },
  ]),
);

function limit(opened: number, hangs: number): Row {
  return {
    'limit.opened': [opened],
    'limit.connections': [opened],
    'limit.next-hangs': [hangs],
    'limit.fetch-hangs': [hangs],
  };
}

export const LIMITS: Figures = { sse: limit(6, 1), 'sse-h2': limit(128, 0), websocket: limit(255, 1) };
