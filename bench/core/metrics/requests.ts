import type { Measurement } from '../measurement.ts';
import { count, percentileOf, perDelivery, type Metric } from './metric.ts';

/** Requests for events. */
function asking({ requests }: Measurement): number {
  return requests.client - (requests.messages ?? 0);
}

/** What it took to ask, and to be connected. */
export const REQUEST_METRICS: readonly Metric[] = [
  {
    id: 'requests.per-event',
    title: 'requests /event',
    unit: 'ratio',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning:
      'HTTP requests sent in the window for each event owed to a subscription. Connecting is before the window, and messages that clients send up are left out.',
    value: (m) => perDelivery(asking(m), m),
  },
  {
    id: 'requests.empty',
    title: 'empty answers',
    unit: 'share',
    better: 'lower',
    kind: 'sampled',
    meaning: 'Answers without an event (204), as a share of all requests for events in the window.',
    value: (m) => (asking(m) === 0 ? undefined : m.requests.empty / asking(m)),
  },
  {
    id: 'requests.held',
    title: 'held at once',
    unit: 'count',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'The most requests that were open at the server at one time: asked, and not answered to the end.',
    value: (m) => m.requests.heldMax,
  },
  {
    ...count(
      'connections.opened',
      'connections',
      'TCP connections of the clients that are measured, from the first to the end of the drain.',
      (m) => m.connections.opened,
    ),
    kind: 'sampled',
  },
  {
    ...count(
      'connections.open',
      'open at once',
      'The most TCP connections open at one time.',
      (m) => m.connections.openMax,
    ),
    kind: 'sampled',
  },
  {
    ...count(
      'reconnects',
      'reconnects',
      'Times a client had to connect again because a connection ended.',
      (m) => m.connections.reconnects,
    ),
    kind: 'sampled',
  },
  {
    ...percentileOf(
      'response.p50',
      'response p50',
      "A request's own time, from sending it to its answer's last byte; for long polling the hold is in it.",
      (m) => m.responseTime,
      50,
    ),
    feelsLink: true,
    ofSaturation: (s) => s.responseTime.percentile(50),
  },
  {
    ...percentileOf(
      'response.p99',
      'response p99',
      'As response.p50, for 99 of 100 requests.',
      (m) => m.responseTime,
      99,
    ),
    feelsLink: true,
    ofSaturation: (s) => s.responseTime.percentile(99),
  },
  {
    ...percentileOf(
      'connect.p50',
      'connect p50',
      'From asking for a subscription to its acceptance by the server; no part of lateness.',
      (m) => m.connectTime,
      50,
    ),
    feelsLink: true,
  },
  {
    ...percentileOf(
      'connect.max',
      'connect max',
      'The longest that any subscription took to be accepted.',
      (m) => m.connectTime,
      100,
    ),
    feelsLink: true,
  },
];
