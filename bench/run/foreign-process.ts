import { nowUs } from '../core/clock.ts';
import { Failure } from '../core/failure.ts';
import { isOurs, type MeasuredServer, type SomebodysServer } from '../core/measured-server.ts';
import { declaredRows, type DeclaredRow } from '../foreign/declared-rows.ts';
import { usageOf } from '../foreign/process-usage.ts';
import { attach, serverUrl, type ForeignServer } from '../foreign/server.ts';
import { startServer } from '../foreign/start-server.ts';
import { rowOver, transportOf } from '../transports.ts';
import { answerCalls } from './remote-calls.ts';
import type { OutsideReading, ServerCalls, ServerSetup } from './server-calls.ts';
import { windowReadings } from './window-readings.ts';

/** Stands in for somebody's server: starts it or finds it, looks at its processes, and ends what was started. */
const stopping = new AbortController();
let opening: Promise<ForeignServer> | undefined;

function openServer(measured: SomebodysServer): Promise<ForeignServer> {
  return 'url' in measured
    ? attach(serverUrl(measured.url))
    : startServer(measured.command, { signal: stopping.signal });
}

function somebodys(server: MeasuredServer): SomebodysServer {
  if (isOurs(server)) throw new TypeError('our own server needs nobody to stand in for it');
  return server;
}

/** Asked anew, as each life of a server may declare something else. */
function declaredIn({ url, capabilities }: ForeignServer, { row, http }: ServerSetup): DeclaredRow {
  const wanted = rowOver(row, http);
  const found = declaredRows(url, capabilities).find(
    (one) => one.transport === transportOf(wanted) && one.row.http === wanted.http,
  );
  if (found === undefined) throw new Failure(`the server declares no ${wanted.title} any more`);
  return found;
}

function opened(): Promise<ForeignServer> {
  if (opening === undefined) throw new Error('the server is not open yet');
  return opening;
}

let pids: ForeignServer['pids'] = () => [];

const readings = windowReadings(
  (): OutsideReading => ({ atUs: nowUs(), ...usageOf(pids()) }),
  () => undefined,
);

const channel = answerCalls({
  async open(setup) {
    opening = openServer(somebodys(setup.server));
    const server = await opening;
    ({ pids } = server);
    return {
      url: declaredIn(server, setup).url.href,
      publishAt: { url: server.url.href, http: server.http },
    };
  },
  async ending() {
    return (await (await opened()).gone).message;
  },
  memory: () => usageOf(pids())?.residentBytes ?? null,
  window(window) {
    readings.arrange(window);
  },
  // Whatever it publishes, it is told by POST.
  feed: () => Promise.reject(new Error('there is no feed in a server that is not ours')),
  readings: async () => ({ ...(await readings.finish()), isOutside: true }),
  sockets: () => null,
  async close() {
    stopping.abort();
    // What came of opening it was told to whoever asked for that.
    const server = await opening?.catch(() => undefined);
    await server?.stop();
    setImmediate(() => {
      channel.leave();
      // Nothing else matters here any more, such as the end of a window that nobody asks for.
      process.once('disconnect', () => process.exit());
    });
    return { connectionsLeft: 0 };
  },
} satisfies ServerCalls);
