import { totalRequests } from '../link/ledger/ledger.ts';
import type { RelayReadings } from '../link/readings.ts';
import { bytesIn } from '../link/reconcile.ts';
import type { ClientReading, ClientReadings } from './client-calls.ts';
import type { Readings } from './server-calls.ts';

/**
 * The readings of a browser, whose sockets are not ours to count, with the connections, bytes and requests that the
 * link in front of the server saw at the same moments.
 */
export function seenByLink(browser: ClientReadings, link: Readings<RelayReadings>): ClientReadings {
  return {
    ...browser,
    before: atLink(browser.before, link.before),
    start: atLink(browser.start, link.start),
    end: atLink(browser.end, link.end),
    drained: atLink(browser.drained, link.drained),
  };
}

function atLink(reading: ClientReading, seen: RelayReadings): ClientReading {
  const { accepted, open, failed } = seen.connections;
  if (seen.ledger === undefined) throw new Error('the requests of a browser are told by a ledger alone');
  return {
    ...reading,
    atUs: seen.atUs,
    sockets: {
      // A browser first gives up on a certificate that it does not know: no server sees that connection.
      opened: accepted - failed.handshake,
      openMax: open,
      open,
      bytesRead: bytesIn(seen, 'down').outer,
      bytesWritten: bytesIn(seen, 'up').outer,
    },
    requestsSent: totalRequests(seen.ledger, { direction: 'up' }),
  };
}
