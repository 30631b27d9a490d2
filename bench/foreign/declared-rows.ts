import type { Capabilities } from '../core/capabilities.ts';
import { rowOver, TRANSPORTS, type Row, type Transport } from '../transports.ts';

/** A row that a server serves, and where. */
export type DeclaredRow = {
  readonly transport: Transport;
  readonly row: Row;
  readonly url: URL;
  /** Tells it from the others of its server: `sse over HTTP/2`. */
  readonly name: string;
};

/** The rows that a server at this address declares, in the registry's order; nothing else is ever assumed. */
export function declaredRows(origin: URL, { transports }: Capabilities): readonly DeclaredRow[] {
  return TRANSPORTS.flatMap((transport) => {
    const declared = transports[transport];
    if (declared === undefined) return [];
    return declared.http.map((http) => ({
      transport,
      row: { ...rowOver(transport, http), wayUp: declared.wayUp },
      url: new URL(declared.path, origin),
      name: http === 1 ? transport : `${transport} over HTTP/2`,
    }));
  });
}
