import { messageOf } from '../../core/failure.ts';
import { captureAvailable, startCapture, type Captured } from '../../link/capture.ts';
import type { Check, CheckContext } from '../check.ts';
import { together, type Observation, type Omission } from '../finding.ts';
import { deliverSome, openLocalCast, partsOf, type Counted, type LocalCast } from '../local-cast.ts';

/** A packet capture is the witness that knows nothing of this tool. */
export const capture: Check = {
  id: 'capture',
  title: 'bytes and requests are those of a packet capture',
  seconds: { quick: 5, full: 9 },
  run: (context) =>
    captureAvailable()
      ? observe(context)
      : Promise.resolve([
          omission('tshark is missing or may not capture: apt-get install tshark, and run as root'),
        ]),
};

function omission(skippedBecause: string): Omission {
  return { what: 'a packet capture', skippedBecause };
}

async function observe(context: CheckContext): Promise<readonly (Observation | Omission)[]> {
  const casts: LocalCast[] = [];
  try {
    for (const part of partsOf({ tls: context.pace === 'full' })) casts.push(await openLocalCast(part));
    return await observeCasts(casts, context);
  } finally {
    for (const cast of casts) await cast.close();
  }
}

type Played = { readonly cast: LocalCast; readonly counted: Counted };

/** A capture that is not whole is no witness, which is no fault of ours. */
async function observeCasts(
  casts: readonly LocalCast[],
  { signal }: CheckContext,
): Promise<readonly (Observation | Omission)[]> {
  const running = await start(casts).catch(messageOf);
  if (typeof running === 'string') return [omission(running)];
  const played: Played[] = [];
  try {
    for (const cast of casts) {
      signal.throwIfAborted();
      played.push({ cast, counted: await deliverSome(cast) });
    }
  } catch (error) {
    await running.stop().catch(() => undefined);
    throw error;
  }
  const captured = await running.stop().catch(messageOf);
  signal.throwIfAborted();
  return typeof captured === 'string' ? [omission(captured)] : compare(played, captured);
}

function start(casts: readonly LocalCast[]): ReturnType<typeof startCapture> {
  const ports = casts.flatMap(({ relay, server }) => [relay.port, server.port]);
  // Behind the relay all is in the clear.
  const httpByPort = new Map(
    casts.flatMap(({ part: { row }, server }) => (row.http === 'none' ? [] : [[server.port, row.http]])),
  );
  return startCapture(ports, httpByPort);
}

/** Where bytes are counted, and where the capture sees them pass. */
const COUNTS = [
  {
    what: 'bytes up, at the clients',
    at: 'relay',
    way: 'toPort',
    of: ({ client }: Counted) => client.written,
  },
  {
    what: 'bytes down, at the clients',
    at: 'relay',
    way: 'fromPort',
    of: ({ client }: Counted) => client.read,
  },
  { what: 'bytes up, at the servers', at: 'server', way: 'toPort', of: ({ server }: Counted) => server.read },
  {
    what: 'bytes down, at the servers',
    at: 'server',
    way: 'fromPort',
    of: ({ server }: Counted) => server.written,
  },
] as const;

function compare(
  played: readonly Played[],
  { bytesByPort, requestsByPort }: Captured,
): readonly Observation[] {
  const bytes = COUNTS.flatMap(({ what, at, way, of }) =>
    together(
      what,
      played.map(({ cast, counted }) => ({
        of: cast.part.name,
        expected: bytesByPort.get(cast[at].port)?.[way] ?? NaN,
        found: of(counted),
      })),
      'bytes',
    ),
  );
  const requests = played
    .filter(({ cast }) => cast.part.row.http !== 'none')
    .map(({ cast, counted }) => ({
      of: cast.part.name,
      expected: requestsByPort.get(cast.server.port) ?? NaN,
      found: counted.client.requests,
    }));
  return [...bytes, ...together('requests', requests)];
}
