import type { Redirection } from '../../browser/launch.ts';
import { DEFAULT_SERVE_OPTIONS } from '../../core/serving.ts';
import { DEFAULT_DOOR } from '../../door/door.ts';
import { openRelay } from '../../link/relay.ts';
import { socketCounters } from '../../measure/socket-counters.ts';
import { openOrigin } from '../../origin/origin.ts';
import { placedTransports } from '../../origin/placed-transports.ts';

/** Every transport of one version of HTTP at one origin, as a page has to ask for it. */
export type LimitServer = {
  readonly origin: string;
  /** Where the origin's connections have to go, if not to its own port. */
  readonly redirection: Redirection | undefined;
  publish(): void;
  /** Requests that have reached it so far, and connections that are open. */
  counts(): { readonly requests: number; readonly connections: number };
  close(): Promise<void>;
};

const HISTORY = { maxEvents: 100, maxBytes: 1_000_000 };

/** Over HTTP/2 behind a link that ends TLS, since no browser speaks it without. */
export async function openLimitServer(http: 1 | 2): Promise<LimitServer> {
  const sockets = socketCounters();
  const served = await openOrigin(
    { ...DEFAULT_DOOR, http, name: 'pushbench', history: HISTORY, serve: DEFAULT_SERVE_OPTIONS },
    await placedTransports(http),
    { onSocket: sockets.watch, onCut: () => undefined },
  );
  const front =
    http === 2
      ? await openRelay({ targetPort: served.port, delayUs: { up: 0, down: 0 }, tls: { alpn: 'h2' } })
      : undefined;
  const host = `127.0.0.1:${served.port}`;
  return {
    origin: `${front === undefined ? 'http' : 'https'}://${host}`,
    redirection: front === undefined ? undefined : { from: host, to: `127.0.0.1:${front.port}` },
    publish: () => void served.publish('to everybody'),
    counts: () => ({ requests: served.requests.counts().received, connections: sockets.counts().open }),
    async close() {
      await front?.close();
      await served.close();
    },
  };
}
