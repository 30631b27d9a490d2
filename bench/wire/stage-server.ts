import { EventLog } from '../core/event-log.ts';
import { bodiesOf } from '../core/feed.ts';
import { encodeEvent } from '../core/event.ts';
import type { ServeOptions } from '../core/serving.ts';
import type { Bytes } from '../core/units.ts';
import { DEFAULT_DOOR, openDoor } from '../door/door.ts';
import { socketCounters, type SocketCounts } from '../measure/socket-counters.ts';
import type { Row } from '../transports.ts';

export type StageServerOptions = {
  readonly row: Row;
  readonly path: string;
  /** Host and port that requests name, whatever the port that it listens on. */
  readonly authority: string;
  readonly serve: ServeOptions;
  readonly bodyBytes: Bytes;
  /** The cursor's number before the first event. */
  readonly firstSeq: number;
};

export type StageServer = {
  readonly port: number;
  counts(): SocketCounts;
  /** Requests that have arrived, handshakes among them. */
  requestsReceived(): number;
  /** Publishes the next event of a feed whose bytes are always the same. */
  publish(): void;
  /** Publishes a payload as it is. */
  publishPayload(payload: string): void;
  close(): Promise<void>;
};

/** As long as any that a log makes up, and always the same. */
export const EPOCH = 'wire';
const SEED = 1;
const BETWEEN_EVENTS_US = 1_000_000;

/** The serving half of a row behind a door, in this process. */
export async function openStageServer(options: StageServerOptions): Promise<StageServer> {
  const { row, path, authority, bodyBytes, firstSeq } = options;
  // What a poll can ask for is far below these bounds; the filling of the first cursors need not be kept.
  const log = new EventLog({ maxEvents: 1_000, maxBytes: Infinity }, undefined, EPOCH);
  for (let seq = 0; seq < firstSeq; seq += 1) log.append('');
  const half = (await row.serve()).serve({ log, options: options.serve, onCut: () => undefined });
  const sockets = socketCounters();
  const door = await openDoor(
    {
      ...DEFAULT_DOOR,
      http: row.http,
      allowedHosts: [authority],
      answerFields: (answer) => [['Date', dateOf(answer)]],
    },
    new Map([[path, half]]),
    sockets.watch,
  );
  const bodyOf = bodiesOf({ feed: 'measured', seed: SEED, bodyBytes });
  let n = 0;

  function publishPayload(payload: string): void {
    half.publish(log.append(payload));
  }

  return {
    port: door.port,
    counts: sockets.counts,
    requestsReceived: () => door.requests.counts().received,
    publishPayload,
    publish() {
      const dueUs = n * BETWEEN_EVENTS_US;
      const payload = encodeEvent({ feed: 'measured', n, dueUs, sentUs: dueUs, body: bodyOf(n) });
      n += 1;
      publishPayload(payload);
    },
    close: door.close,
  };
}

/** The example of RFC 9110 §5.6.7. */
const FIRST_DATE_MS = Date.UTC(1994, 10, 6, 8, 49, 37);

/** Another second for each answer, as when a client asks once in a second or less: HPACK can then keep none. */
function dateOf(answer: number): string {
  return new Date(FIRST_DATE_MS + answer * 1_000).toUTCString();
}
