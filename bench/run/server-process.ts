import { nowUs } from '../core/clock.ts';
import type { Cursor } from '../core/cursor.ts';
import { EventLog } from '../core/event-log.ts';
import type { Microseconds } from '../core/units.ts';
import { DEFAULT_DOOR, openDoor, type Door, type DoorOptions } from '../door/door.ts';
import { histogram, type Histogram } from '../measure/histogram.ts';
import { readProcess, settledMemory } from '../measure/process-meter.ts';
import { socketCounters, type SocketCounters } from '../measure/socket-counters.ts';
import { responseProfileOf } from '../profiles/response-profiles.ts';
import { rowOf, rowOver } from '../transports.ts';
import { publishFeed } from './publisher.ts';
import { answerCalls } from './remote-calls.ts';
import type { ServerCalls, ServerReading, ServerSetup } from './server-calls.ts';
import { pathOfRow } from './paths.ts';
import { windowReadings } from './window-readings.ts';

/** The server of one trial: one row's serving half behind a door, the log, and the feed. */
async function openServer(setup: ServerSetup): Promise<OpenServer> {
  const { row, http, serve, history, keepAliveUs } = setup;
  let kept = keptSoFar();
  let keptInWindow = kept;
  let cuts = 0;
  const log = new EventLog(history, (entries) => {
    const readUs = nowUs();
    kept.events.record(entries.length);
    for (const { appendedUs } of entries) kept.age.record(readUs - appendedUs);
  });
  const half = (await rowOf(row).serve()).serve({ log, options: serve, onCut: () => (cuts += 1) });
  const sockets = socketCounters();
  const door = await openDoor(
    { ...DEFAULT_DOOR, http: rowOver(row, http).http, keepAliveUs, answerFields: answerFieldsOf(setup) },
    new Map([[pathOfRow(row), half]]),
    sockets.watch,
  );
  const readings = windowReadings(
    (): ServerReading => ({
      atUs: nowUs(),
      process: readProcess(),
      residentBytes: process.memoryUsage.rss(),
      sockets: sockets.counts(),
      requestsReceived: door.requests.counts().received,
      heldMax: door.requests.counts().openMax,
    }),
    () => {
      kept = keptInWindow = keptSoFar();
      door.requests.restartMax();
    },
    () => {
      if (rowOf(row).pattern === 'poll') kept = keptSoFar();
    },
  );

  function publish(payload: string): Cursor {
    const entry = log.append(payload);
    // Whoever is handed an event while it is published did not make the server keep it.
    const ageUs = nowUs() - entry.appendedUs;
    const subscribers = half.publish(entry);
    if (subscribers > 0) {
      kept.age.record(ageUs, subscribers);
      kept.events.record(1, subscribers);
    }
    return entry.cursor;
  }

  const control = { capabilities: { name: 'pushbench', transports: {} }, publish };
  return {
    door,
    publishDoor:
      setup.trigger === 'post'
        ? await openDoor({ ...DEFAULT_DOOR, control }, new Map(), () => undefined)
        : undefined,
    feed: (run) => publishFeed(run, publish),
    window: readings.arrange,
    readings: async () => ({
      ...(await readings.finish()),
      keptAge: keptInWindow.age.encode(),
      keptEvents: keptInWindow.events.encode(),
      cuts,
    }),
    counts: sockets.counts,
  };
}

/** How long events had been kept, and how many were, each time that some were handed over. */
function keptSoFar(): { readonly age: Histogram; readonly events: Histogram } {
  return { age: histogram(), events: histogram() };
}

type OpenServer = Pick<ServerCalls, 'feed' | 'window' | 'readings'> &
  Pick<SocketCounters, 'counts'> & {
    readonly door: Door;
    readonly publishDoor: Door | undefined;
  };

function answerFieldsOf({
  row,
  http,
  responseHeaders,
  answerWorkUs,
}: ServerSetup): DoorOptions['answerFields'] {
  const profile = responseProfileOf(responseHeaders);
  const version = rowOver(row, http).http === 2 ? 2 : 1;
  return (answer) => {
    workFor(answerWorkUs);
    return profile.fields(version, answer);
  };
}

/** What an application would do before it answers: look something up, check who asks. */
function workFor(us: Microseconds): void {
  const untilUs = nowUs() + us;
  while (us > 0 && nowUs() < untilUs);
}

function originAt(port: number): string {
  return `http://${DEFAULT_DOOR.host}:${port}`;
}

let server: OpenServer | undefined;

function opened(): OpenServer {
  if (server === undefined) throw new Error('the server is not open yet');
  return server;
}

const channel = answerCalls({
  async open(setup) {
    server = await openServer(setup);
    const publishPort = server.publishDoor?.port;
    return {
      url: `${originAt(server.door.port)}${pathOfRow(setup.row)}`,
      publishAt: publishPort === undefined ? null : { url: originAt(publishPort), http: 1 },
    };
  },
  // It ends with its process, and says so by that.
  ending: () => Promise.withResolvers<string>().promise,
  memory: settledMemory,
  feed: (run) => opened().feed(run),
  window: (window) => {
    opened().window(window);
  },
  readings: () => opened().readings(),
  sockets: () => opened().counts(),
  async close() {
    const { door, publishDoor, counts } = opened();
    await publishDoor?.close();
    await door.close();
    setImmediate(() => {
      channel.leave();
    });
    return { connectionsLeft: counts().open };
  },
} satisfies ServerCalls);
