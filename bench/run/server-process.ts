import { nowUs } from '../core/clock.ts';
import { EventLog } from '../core/event-log.ts';
import { DEFAULT_DOOR, openDoor, type Door, type DoorOptions } from '../door/door.ts';
import { histogram } from '../measure/histogram.ts';
import { readProcess, settledMemory } from '../measure/process-meter.ts';
import { socketCounters } from '../measure/socket-counters.ts';
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
  const kept = { age: histogram(), events: histogram() };
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
      sockets: sockets.counts(),
      requestsReceived: door.requests.counts().received,
    }),
    () => {
      kept.age = histogram();
      kept.events = histogram();
      door.requests.restartMax();
    },
  );

  function publish(payload: string): void {
    const entry = log.append(payload);
    // Whoever is handed an event while it is published did not make the server keep it.
    const ageUs = nowUs() - entry.appendedUs;
    const subscribers = half.publish(entry);
    if (subscribers === 0) return;
    kept.age.record(ageUs, subscribers);
    kept.events.record(1, subscribers);
  }

  return {
    door,
    feed: (run) => publishFeed(run, publish),
    window: readings.arrange,
    readings: async () => ({
      ...(await readings.finish()),
      heldMax: door.requests.counts().openMax,
      keptAge: kept.age.encode(),
      keptEvents: kept.events.encode(),
      cuts,
    }),
    sockets: sockets.counts,
  };
}

type OpenServer = Pick<ServerCalls, 'feed' | 'window' | 'readings' | 'sockets'> & { readonly door: Door };

function answerFieldsOf({ row, http, responseHeaders }: ServerSetup): DoorOptions['answerFields'] {
  const profile = responseProfileOf(responseHeaders);
  const version = rowOver(row, http).http === 2 ? 2 : 1;
  return (answer) => profile.fields(version, answer);
}

let server: OpenServer | undefined;

function opened(): OpenServer {
  if (server === undefined) throw new Error('the server is not open yet');
  return server;
}

const channel = answerCalls({
  async open(setup) {
    server = await openServer(setup);
    return { port: server.door.port };
  },
  memory: settledMemory,
  feed: (run) => opened().feed(run),
  window: (window) => {
    opened().window(window);
  },
  readings: () => opened().readings(),
  sockets: () => opened().sockets(),
  async close() {
    const { door, sockets } = opened();
    await door.close();
    setImmediate(() => {
      channel.leave();
    });
    return { connectionsLeft: sockets().open };
  },
} satisfies ServerCalls);
