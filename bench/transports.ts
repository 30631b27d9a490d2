import type { Receive } from './core/receiving.ts';
import type { Serve } from './core/serving.ts';

/**
 * How a row gets its events, which decides what its figures mean:
 * `poll` asks by the clock, `hold` asks and is kept waiting, `stream` asks once.
 */
export type Pattern = 'poll' | 'hold' | 'stream';

/**
 * What an event looks like on the way, whichever HTTP carries it: a line of a poll's answer, a block of an event
 * stream, a WebSocket message, or a line on a bare socket.
 */
export type Framing = 'answers' | 'event-stream' | 'messages' | 'lines';

/** A row of every table: a transport over one version of HTTP, or over none. */
export type Row = {
  readonly title: string;
  readonly pattern: Pattern;
  readonly framing: Framing;
  /** The HTTP version of its door; `none` for a bare socket. */
  readonly http: 1 | 2 | 'none';
  /** Whether it runs over the other version of HTTP as well. */
  readonly overEither?: true;
  /** Whether its halves carry what clients send up (R25 of servers/README.md). */
  readonly wayUp?: boolean;
  /** What a connection carries: one subscription, or all of a user agent's. */
  readonly connectionPer: 'subscription' | 'agent';
  /** The floor that costs are compared with. */
  readonly control?: true;
  /** Loaded only by the process that runs it, so that a measured process holds one transport. */
  readonly serve: () => Promise<{ readonly serve: Serve }>;
  readonly receive: () => Promise<{ readonly receive: Receive }>;
};

const polling = {
  pattern: 'poll',
  framing: 'answers',
  wayUp: true,
  overEither: true,
  serve: () => import('../servers/polling.ts'),
  receive: () => import('../clients/polling.ts'),
} as const;

const longPolling = {
  pattern: 'hold',
  framing: 'answers',
  wayUp: true,
  overEither: true,
  serve: () => import('../servers/long-polling.ts'),
  receive: () => import('../clients/long-polling.ts'),
} as const;

const sse = {
  pattern: 'stream',
  framing: 'event-stream',
  wayUp: true,
  overEither: true,
  serve: () => import('../servers/sse.ts'),
  receive: () => import('../clients/sse.ts'),
} as const;

const websocket = {
  pattern: 'stream',
  framing: 'messages',
  wayUp: true,
  serve: () => import('../servers/websocket.ts'),
  receive: () => import('../clients/websocket.ts'),
} as const;

const rawTcp = {
  pattern: 'stream',
  framing: 'lines',
  wayUp: true,
  serve: () => import('../servers/raw-tcp.ts'),
  receive: () => import('../clients/raw-tcp.ts'),
} as const;

/** THE registry: one line a row. CLI choices, contract tests and tables follow from its keys. */
export const ROWS = {
  polling: { ...polling, title: 'polling', http: 1, connectionPer: 'subscription' },
  'long-polling': { ...longPolling, title: 'long polling', http: 1, connectionPer: 'subscription' },
  sse: { ...sse, title: 'SSE (HTTP/1.1)', http: 1, connectionPer: 'subscription' },
  'sse-h2': { ...sse, title: 'SSE (HTTP/2)', http: 2, connectionPer: 'agent' },
  websocket: { ...websocket, title: 'WebSocket', http: 1, connectionPer: 'subscription' },
  'raw-tcp': {
    ...rawTcp,
    title: 'raw TCP (control)',
    http: 'none',
    connectionPer: 'subscription',
    control: true,
  },
} as const satisfies Record<string, Row>;

export type RowId = keyof typeof ROWS;
export const ROW_IDS = Object.keys(ROWS) as readonly RowId[];

/** The row that every other's cost is a multiple of. */
export const CONTROL_ROW = 'raw-tcp' satisfies RowId;

export function rowOf(id: RowId): Row {
  return ROWS[id];
}

/**
 * A row as it is over the version of HTTP that is asked for, if it runs over either; null asks for none. Its title
 * says the version where that is not the row's own.
 */
export function rowOver(id: RowId, http: 1 | 2 | null): Row {
  const row = rowOf(id);
  if (http === null || http === row.http || row.overEither !== true) return row;
  const title = `${transportTitle(id)} over HTTP/${http === 1 ? '1.1' : '2'}`;
  return { ...row, title, http, connectionPer: http === 2 ? 'agent' : 'subscription' };
}

/** What a row carries, whichever HTTP carries it: `SSE` of either SSE. */
export function transportTitle(id: RowId): string {
  return rowOf(id).title.replace(/ \(HTTP.*\)$/, '');
}

/** The row that is the same, by itself, as a row is over a version of HTTP: `sse-h2` of `sse` over 2; undefined for none. */
export function sameRow(id: RowId, http: 1 | 2 | null): RowId | undefined {
  const row = rowOver(id, http);
  return ROW_IDS.find((other) => rowOf(other).serve === row.serve && rowOf(other).http === row.http);
}

export function isRowId(text: string): text is RowId {
  return Object.hasOwn(ROWS, text);
}

/** What a server in any language can declare (R23 of servers/README.md); each is the row of its name over HTTP/1.1. */
export const TRANSPORTS = ['polling', 'long-polling', 'sse', 'websocket'] as const satisfies readonly RowId[];
export type Transport = (typeof TRANSPORTS)[number];

/** The transport that a row carries, over whichever HTTP; undefined for the control. */
export function transportOf(row: Row): Transport | undefined {
  return TRANSPORTS.find((transport) => rowOf(transport).serve === row.serve);
}
