import type { Cursor } from './cursor.ts';
import { GAP_REASONS, type GapReason, type LogEntry } from './event-log.ts';

/**
 * The lines that message transports (WebSocket, raw TCP) carry: an event is its cursor, a space and its payload,
 * verbatim; `head CURSOR` says where a subscription starts; `gap REASON CURSOR` says that events may be missing
 * and where it goes on; `echo ID TEXT` is a message of the client's, which comes back to it as it is.
 */
export type Line =
  | { readonly kind: 'event'; readonly cursor: Cursor; readonly payload: string }
  | { readonly kind: 'head'; readonly cursor: Cursor }
  | { readonly kind: 'gap'; readonly reason: GapReason; readonly cursor: Cursor }
  | Echo;

/** R25 of servers/README.md: `id` tells the messages of one connection apart, and holds no space. */
export type Echo = { readonly kind: 'echo'; readonly id: string; readonly text: string };

export function eventLine(entry: LogEntry): string {
  return `${entry.cursor} ${entry.payload}`;
}

/** The first line of a subscription: where it starts, or why it cannot start where it was asked to. */
export function openingLine(gap: GapReason | undefined, from: Cursor): string {
  return gap === undefined ? `head ${from}` : `gap ${gap} ${from}`;
}

export function echoLine({ id, text }: Omit<Echo, 'kind'>): string {
  return `echo ${id} ${text}`;
}

/** Whether what a client says is to be sent back: the text of {@link echoLine}, in one line. */
export function isEchoLine(line: string): boolean {
  return /^echo [^ \r\n]+ [^\r\n]*$/.test(line);
}

/** Undefined for a line that no server of ours writes. */
export function parseLine(line: string): Line | undefined {
  const space = line.indexOf(' ');
  if (space < 0) return undefined;
  const word = line.slice(0, space);
  const rest = line.slice(space + 1);
  if (word === 'head') return { kind: 'head', cursor: rest };
  if (word === 'echo') return parseEcho(rest);
  if (word !== 'gap') return { kind: 'event', cursor: word, payload: rest };
  const [reason = '', cursor = ''] = rest.split(' ');
  return isGapReason(reason) ? { kind: 'gap', reason, cursor } : undefined;
}

function parseEcho(rest: string): Echo | undefined {
  const space = rest.indexOf(' ');
  return space < 1 ? undefined : { kind: 'echo', id: rest.slice(0, space), text: rest.slice(space + 1) };
}

export function isGapReason(text: string | undefined): text is GapReason {
  return (GAP_REASONS as readonly (string | undefined)[]).includes(text);
}
