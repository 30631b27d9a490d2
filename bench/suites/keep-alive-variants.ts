import type { Parameters } from '../core/result.ts';
import type { RowId } from '../transports.ts';

type Scenario = { readonly rows: readonly RowId[]; readonly changes: Partial<Parameters> };

/** Long enough for several events and polls; a connection that is opened for every request is counted soon. */
export const KEEP_ALIVE_PARAMETERS = {
  agents: 10,
  durationUs: 2_000_000,
  warmupUs: 0,
  pollEveryUs: 500_000,
} as const satisfies Partial<Parameters>;

/** Whether the connection of an answered request is there for the next one. */
export const KEEP_ALIVE = { kept: 'kept alive', closed: 'closed each time' } as const;

/** A stream asks once: it has no connection to keep for the next request. */
export const KEEP_ALIVE_VARIANTS: Readonly<Record<string, Scenario>> = {
  [KEEP_ALIVE.kept]: { rows: ['polling', 'long-polling', 'sse', 'websocket', 'raw-tcp'], changes: {} },
  [KEEP_ALIVE.closed]: { rows: ['polling', 'long-polling'], changes: { keepAlive: false } },
};
