import type { Distribution } from './measurement.ts';
import type { Bytes, Microseconds } from './units.ts';

/** What became of the polls of clients that ask again as soon as an answer came. */
export type PollCounts = {
  /** In the window, over all client processes. */
  readonly answered: number;
  /** Requests that the server had in its own window. */
  readonly received: number;
  /** In the whole trial: answers of another status than the scenario's. */
  readonly unexpected: number;
  /** In the whole trial: polls that got no answer, as their connection failed. */
  readonly errors: number;
  /** In the whole trial: polls that were not answered in time. */
  readonly timeouts: number;
};

/** Everything a trial without a feed measured, merged over its client processes; of the window, if not told otherwise. */
export type SaturationMeasurement = {
  /** By the server's clock readings. */
  readonly windowUs: Microseconds;
  readonly polls: PollCounts;
  /** The sum over the client processes, each in its own window. */
  readonly answeredPerSecond: number;
  /** From sending a request to its answer's last byte. */
  readonly responseTime: Distribution;
  readonly connections: {
    readonly planned: number;
    /** Open at the server as the window began, and opened from then on. */
    readonly open: number;
    readonly opened: number;
  };
  /** On the server's sockets. */
  readonly bytes: { readonly up: Bytes; readonly down: Bytes };
  readonly server: { readonly cpuUs: Microseconds; readonly utilisation: number };
  /** CPU of all client processes; utilisation of the busiest. */
  readonly client: { readonly cpuUs: Microseconds; readonly utilisation: number };
};

/** Below this a server had time left. */
const WHOLE_CORE = 0.9;

/** Whether the server was the limit: only then is what it answered what it can. */
export function usedWholeCore({
  server,
  windowUs,
}: Pick<SaturationMeasurement, 'server' | 'windowUs'>): boolean {
  // A loop can seem busy that waits for a core which others have.
  return Math.min(server.utilisation, server.cpuUs / windowUs) >= WHOLE_CORE;
}
