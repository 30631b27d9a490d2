import type { Measurement } from '../measurement.ts';
import { perDelivery, type Metric } from './metric.ts';

/** Bytes that are no payload; those of the payloads are taken off as they came within the window. */
function overheadBytes(m: Measurement): number {
  return m.bytes.up + m.bytes.down - m.deliveredInWindow * m.payloadBytes;
}

/** What went over the wire. */
export const BYTE_METRICS: readonly Metric[] = [
  {
    id: 'bytes.down',
    title: 'bytes down /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning:
      'Bytes from server to client on the TCP socket (headers, framing and payload; no TCP/IP headers, no ACKs) for each event owed to a subscription.',
    value: (m) =>
      perDelivery(m.bytes.down + (m.deliveries.expected - m.deliveredInWindow) * m.payloadBytes, m),
  },
  {
    id: 'bytes.up',
    title: 'bytes up /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning: 'As bytes.down, from client to server.',
    value: (m) => perDelivery(m.bytes.up, m),
  },
  {
    id: 'bytes.overhead',
    title: 'overhead /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning:
      'Bytes both ways for each event owed, less its payload: what the transport spends on headers and framing.',
    value: (m) => perDelivery(overheadBytes(m), m),
  },
];
