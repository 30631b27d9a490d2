import type { ConnectionLedger } from '../link/connection-account.ts';
import type { BodyFormat } from '../link/ledger/body.ts';
import { connectionLedger, type WireProtocol } from '../link/ledger/connection.ts';
import type { Framing, Row } from '../transports.ts';

const BODIES: Readonly<Record<Framing, BodyFormat>> = {
  answers: 'lines',
  'event-stream': 'event-stream',
  messages: 'opaque',
  lines: 'opaque',
};

/** What a row's connections speak, as the ledger has to know it. */
export function wireProtocolOf({ http, framing }: Row): WireProtocol {
  switch (http) {
    case 1:
      return { kind: 'http1' };
    case 2:
      return { kind: 'http2', bodies: BODIES[framing] };
    case 'none':
      return { kind: 'lines' };
  }
}

/** Makes the ledger of each connection of a row. */
export function ledgerMaker(row: Row): () => ConnectionLedger {
  const protocol = wireProtocolOf(row);
  return () => connectionLedger(protocol);
}
