import type { Measurement } from '../measurement.ts';
import { perDelivery, type Metric } from './metric.ts';

/** Bytes that are no payload; those of the payloads are taken off as they came within the window. */
function overheadBytes(m: Measurement): number {
  return m.bytes.up + m.bytes.down - m.deliveredInWindow * m.payloadBytes;
}

/** Messages that clients send up go over the same sockets, where nobody can tell them from requests for events. */
function perEvent(amount: (m: Measurement) => number): (m: Measurement) => number | undefined {
  return (m) => (m.upstream === undefined ? perDelivery(amount(m), m) : undefined);
}

/** What went over the wire, where nothing is sent up besides. */
export const BYTE_METRICS: readonly Metric[] = [
  {
    id: 'bytes.down',
    title: 'bytes down /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning:
      'Bytes from server to client on the TCP socket (headers, framing and payload; no TCP/IP headers, no ACKs) for each event owed to a subscription.',
    value: perEvent((m) => m.bytes.down + (m.deliveries.expected - m.deliveredInWindow) * m.payloadBytes),
  },
  {
    id: 'bytes.up',
    title: 'bytes up /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning: 'As bytes.down, from client to server.',
    value: perEvent((m) => m.bytes.up),
  },
  {
    id: 'bytes.overhead',
    title: 'overhead /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning:
      'Bytes both ways for each event owed, less its payload: what the transport spends on headers and framing.',
    value: perEvent(overheadBytes),
  },
];
