import type { Socket } from 'node:net';
import { EventLog } from '../../core/event-log.ts';
import { nowUs } from '../../core/clock.ts';
import { DEFAULT_SERVE_OPTIONS, type ServingHalf } from '../../core/serving.ts';
import type { Microseconds } from '../../core/units.ts';
import { DEFAULT_DOOR, openDoor } from '../../door/door.ts';
import { rowOf } from '../../transports.ts';

/** A request for an event stream, as it reached the server. */
export type HeardRequest = {
  readonly path: string;
  readonly lastEventId: string | undefined;
  readonly atUs: Microseconds;
};

/** Our half for event streams, twice with another reconnection time, and beside it what our half never does. */
export type FeatureServer = {
  readonly origin: string;
  readonly heard: readonly HeardRequest[];
  /** Returns the event's cursor. */
  publish(payload: string): string;
  /** Cuts every connection. */
  cut(): void;
  /** Event streams that are open. */
  open(): number;
  close(): Promise<void>;
};

export const OUR_PATH = '/sse';
export const OUR_SLOW_PATH = '/sse-slow';
/** Ends its first stream, and answers every further request with 204. */
export const STOPPING_PATH = '/stopping';
/** Nothing is there: our door answers 404. */
export const NOWHERE = '/nowhere';

export const RETRY_US: Microseconds = 100_000;
export const SLOW_RETRY_US: Microseconds = 700_000;

const HISTORY = { maxEvents: 100, maxBytes: 1_000_000 };

export async function openFeatureServer(): Promise<FeatureServer> {
  const { serve } = await rowOf('sse').serve();
  const log = new EventLog(HISTORY);
  const heard: HeardRequest[] = [];
  const sockets = new Set<Socket>();
  let open = 0;

  const ourHalf = (retryUs: Microseconds): ServingHalf =>
    serve({ log, options: { ...DEFAULT_SERVE_OPTIONS, retryUs }, onCut: () => undefined });
  const halves = new Map(
    [
      [OUR_PATH, ourHalf(RETRY_US)] as const,
      [OUR_SLOW_PATH, ourHalf(SLOW_RETRY_US)] as const,
      [STOPPING_PATH, stopping()] as const,
    ].map(([path, half]) => [path, overheard(path, half)]),
  );

  function overheard(path: string, half: ServingHalf): ServingHalf {
    return {
      ...half,
      http(request, response) {
        const lastEventId = request.headers['last-event-id'];
        heard.push({ path, lastEventId: lastEventId?.toString(), atUs: nowUs() });
        open += 1;
        response.on('close', () => (open -= 1));
        half.http?.(request, response);
      },
    };
  }

  const door = await openDoor(DEFAULT_DOOR, halves, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    origin: `http://${DEFAULT_DOOR.host}:${door.port}`,
    heard,
    publish(payload) {
      const entry = log.append(payload);
      for (const half of halves.values()) half.publish(entry);
      return entry.cursor;
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    open: () => open,
    close: door.close,
  };
}

function stopping(): ServingHalf {
  let answers = 0;
  return {
    http(_, response) {
      answers += 1;
      if (answers > 1) {
        response.writeHead(204, {});
        response.end();
        return;
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.end(`retry: ${RETRY_US / 1_000}\ndata: the only one\n\n`);
    },
    publish: () => 0,
    close: () => undefined,
  };
}
