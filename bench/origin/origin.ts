import type { Socket } from 'node:net';
import type { Capabilities, DeclaredTransport } from '../core/capabilities.ts';
import type { Cursor } from '../core/cursor.ts';
import { EventLog, type LogBounds } from '../core/event-log.ts';
import type { Serve, ServeOptions } from '../core/serving.ts';
import { openDoor, type DoorOptions } from '../door/door.ts';
import type { RequestCounter } from '../door/request-counter.ts';
import { transportOf, type Row } from '../transports.ts';

/** A row's serving half and where it is served. */
export type Placed = { readonly row: Row; readonly path: string; readonly serve: Serve };

export type OriginOptions = Omit<DoorOptions, 'control'> & {
  /** What the server calls itself (R23). */
  readonly name: string;
  readonly history: LogBounds;
  readonly serve: ServeOptions;
};

export type OriginObserver = {
  onSocket(socket: Socket): void;
  /** Told of each subscriber that is cut for reading too slowly. */
  onCut(): void;
};

export type Origin = {
  readonly port: number;
  readonly requests: RequestCounter;
  /** Appends to the log and hands the event to everybody; says to how many streams it was written. */
  publish(payload: string): { readonly cursor: Cursor; readonly handedTo: number };
  /** Ends every subscription, connection and the listening itself (R16). */
  close(): Promise<void>;
};

/**
 * Serving halves behind one door, which share one log: an event has one cursor, over whichever transport it comes.
 * @throws Failure when the port is taken or may not be used.
 */
export async function openOrigin(
  { name, history, serve: options, ...door }: OriginOptions,
  placed: readonly Placed[],
  { onSocket, onCut }: OriginObserver,
): Promise<Origin> {
  const log = new EventLog(history);
  const halves = new Map(placed.map(({ path, serve }) => [path, serve({ log, options, onCut })]));

  function publish(payload: string): { cursor: Cursor; handedTo: number } {
    const entry = log.append(payload);
    let handedTo = 0;
    for (const half of halves.values()) handedTo += half.publish(entry);
    return { cursor: entry.cursor, handedTo };
  }

  const control = {
    capabilities: { name, transports: declarationsOf(placed) },
    publish: (payload: string) => publish(payload).cursor,
  };
  const { port, requests, close } = await openDoor({ ...door, control }, halves, onSocket);
  return { port, requests, publish, close };
}

function declarationsOf(placed: readonly Placed[]): Capabilities['transports'] {
  return Object.fromEntries(
    placed.flatMap(({ row, path }): readonly (readonly [string, DeclaredTransport])[] => {
      const transport = transportOf(row);
      if (transport === undefined || row.http === 'none') return [];
      return [[transport, { path, http: [row.http], wayUp: row.wayUp === true }]];
    }),
  );
}
