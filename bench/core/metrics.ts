import type { Distribution, Measurement } from './measurement.ts';
import type { Unit } from './units.ts';

/** Below this, one process's memory noise hides what a subscriber costs. */
export const MEMORY_SUBSCRIBERS = 200;

export type Metric = {
  readonly id: string;
  /** A column's head. */
  readonly title: string;
  readonly unit: Unit;
  readonly meaning: string;
  readonly better: 'lower' | 'higher' | 'neither';
  /** `exact`: the plan determines it. `sampled`: it depends on time and needs repetitions. */
  readonly kind: 'exact' | 'sampled';
} & (
  | {
      /** From one trial; undefined where it does not apply. Infinity ranks what never came. */
      readonly value: (measurement: Measurement) => number | undefined;
    }
  | {
      /** A multiple of the control row's value of this metric, in the same repetition. */
      readonly timesControl: string;
    }
);

/** Events that never came are later than any that did: a percentile that falls among them is infinite. */
function latenessAt({ lateness, deliveries }: Measurement, percent: number): number | undefined {
  const all = deliveries.delivered + deliveries.lost;
  if (all === 0) return undefined;
  const rank = Math.ceil((percent / 100) * all);
  if (rank > deliveries.delivered) return Infinity;
  return lateness.percentile((100 * rank) / deliveries.delivered);
}

function lateness(percent: number, title: string, words: string): Metric {
  return {
    id: percent === 100 ? 'lateness.max' : `lateness.p${percent}`,
    title: `late ${title}`,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: `Lateness is the time from the moment an event was due to the moment the application had it. ${words} Lost events count as infinitely late.`,
    value: (measurement) => latenessAt(measurement, percent),
  };
}

function count(id: string, title: string, meaning: string, value: (m: Measurement) => number): Metric {
  return { id, title, unit: 'count', better: 'lower', kind: 'exact', meaning, value };
}

function percentileOf(
  id: string,
  title: string,
  meaning: string,
  of: (measurement: Measurement) => Distribution,
  percent: number,
): Metric {
  return {
    id,
    title,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning,
    value: (m) => of(m).percentile(percent),
  };
}

/** Deliveries that the plan owes for each byte and request in the window. */
function perDelivery(amount: number, { deliveries }: Measurement): number | undefined {
  return deliveries.expected === 0 ? undefined : amount / deliveries.expected;
}

/** Bytes that are no payload; those of the payloads are taken off as they came within the window. */
function overheadBytes(m: Measurement): number {
  return m.bytes.up + m.bytes.down - m.deliveredInWindow * m.payloadBytes;
}

/** Every metric, defined once: columns, the result file and `explain` derive from this table. */
export const METRICS: readonly Metric[] = [
  {
    ...count(
      'delivered',
      'delivered',
      'Events that came through, over all subscriptions: each event once, whatever was repeated.',
      (m) => m.deliveries.delivered,
    ),
    better: 'higher',
  },
  count('lost', 'lost', 'Events that had not come when the drain ended.', (m) => m.deliveries.lost),
  count(
    'duplicated',
    'doubled',
    'Deliveries of an event that had come before.',
    (m) => m.deliveries.duplicated,
  ),
  count(
    'reordered',
    'reordered',
    'Events that came after one with a higher number.',
    (m) => m.deliveries.reordered,
  ),
  lateness(50, 'p50', 'Half of all deliveries were no later than this.'),
  lateness(90, 'p90', 'Nine of ten deliveries were no later than this.'),
  lateness(99, 'p99', '99 of 100 deliveries were no later than this.'),
  lateness(99.9, 'p99.9', '999 of 1,000 deliveries were no later than this.'),
  lateness(100, 'max', 'The latest delivery of all.'),
  {
    id: 'lateness.mean',
    title: 'late mean',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: 'Mean lateness of the events that came; the closed formulae predict this one.',
    value: (m) => (m.deliveries.lost > 0 ? Infinity : m.lateness.count > 0 ? m.lateness.mean : undefined),
  },
  percentileOf(
    'service.p50',
    'service p50',
    'From handing the event to the transport to the application having it: lateness less the send delay.',
    (m) => m.service,
    50,
  ),
  percentileOf(
    'service.p99',
    'service p99',
    'As service.p50, for 99 of 100 deliveries.',
    (m) => m.service,
    99,
  ),
  percentileOf(
    'send-delay.p50',
    'sent late p50',
    "How late the feed itself handed events over: the generator's own health, part of every lateness.",
    (m) => m.sendDelay,
    50,
  ),
  percentileOf(
    'send-delay.p99',
    'sent late p99',
    'As send-delay.p50, for 99 of 100 events.',
    (m) => m.sendDelay,
    99,
  ),
  {
    id: 'requests.per-event',
    title: 'requests /event',
    unit: 'ratio',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'HTTP requests sent in the window for each event owed to a subscription. Connecting is before the window.',
    value: (m) => perDelivery(m.requests.client, m),
  },
  {
    id: 'requests.empty',
    title: 'empty answers',
    unit: 'share',
    better: 'lower',
    kind: 'sampled',
    meaning: 'Answers without an event (204), as a share of all requests in the window.',
    value: (m) => (m.requests.client === 0 ? undefined : m.requests.empty / m.requests.client),
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
      'TCP connections that the server accepted, from the first to the end of the drain.',
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
    id: 'bytes.down',
    title: 'bytes down /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'sampled',
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
    kind: 'sampled',
    meaning: 'As bytes.down, from client to server.',
    value: (m) => perDelivery(m.bytes.up, m),
  },
  {
    id: 'bytes.overhead',
    title: 'overhead /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'Bytes both ways for each event owed, less its payload: what the transport spends on headers and framing.',
    value: (m) => perDelivery(overheadBytes(m), m),
  },
  percentileOf(
    'kept.age.p50',
    'kept p50',
    'How long the server had kept an event when it handed it over to a subscriber.',
    (m) => m.keptAge,
    50,
  ),
  percentileOf(
    'kept.age.max',
    'kept max',
    'The longest that the server had to keep an event.',
    (m) => m.keptAge,
    100,
  ),
  {
    id: 'kept.events.max',
    title: 'kept events',
    unit: 'count',
    better: 'lower',
    kind: 'sampled',
    meaning: 'The most events that the server had to hand over at once to one subscriber.',
    value: (m) => m.keptEvents.percentile(100),
  },
  {
    id: 'server.cpu',
    title: 'server CPU /delivery',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning:
      "The server process's CPU time (user and system) in the window for each event owed to a subscription; the feed's own share is in it, alike for every row.",
    value: (m) => perDelivery(m.server.cpuUs, m),
  },
  {
    id: 'server.cpu.x',
    title: 'server CPU ×control',
    unit: 'ratio',
    better: 'lower',
    kind: 'sampled',
    meaning: 'server.cpu as a multiple of the raw TCP row in the same repetition.',
    timesControl: 'server.cpu',
  },
  {
    id: 'server.memory',
    title: 'memory /subscriber',
    unit: 'bytes',
    better: 'lower',
    kind: 'sampled',
    meaning: `Growth of the server's resident memory, after garbage collection, per subscription; from ${MEMORY_SUBSCRIBERS} subscriptions up, since below it is noise. The kernel's socket buffers are not in it.`,
    value: (m) =>
      m.subscriptions < MEMORY_SUBSCRIBERS ? undefined : m.server.subscribersMemory / m.subscriptions,
  },
  {
    id: 'server.memory.x',
    title: 'memory ×control',
    unit: 'ratio',
    better: 'lower',
    kind: 'sampled',
    meaning: 'server.memory as a multiple of the raw TCP row in the same repetition.',
    timesControl: 'server.memory',
  },
  {
    id: 'server.utilisation',
    title: 'server loop',
    unit: 'share',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'Event-loop utilisation of the server in the window: the share of time in which it was not waiting.',
    value: (m) => m.server.utilisation,
  },
  {
    id: 'client.cpu',
    title: 'client CPU /delivery',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: 'CPU time of all client processes in the window for each event owed to a subscription.',
    value: (m) => perDelivery(m.client.cpuUs, m),
  },
  {
    id: 'client.cpu.x',
    title: 'client CPU ×control',
    unit: 'ratio',
    better: 'lower',
    kind: 'sampled',
    meaning: 'client.cpu as a multiple of the raw TCP row in the same repetition.',
    timesControl: 'client.cpu',
  },
  {
    id: 'client.utilisation',
    title: 'client loop',
    unit: 'share',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'Event-loop utilisation of the busiest client process in the window; above 0.8 the trial is invalid.',
    value: (m) => m.client.utilisation,
  },
  percentileOf(
    'response.p50',
    'response p50',
    "A request's own time, from sending it to its answer's last byte; for long polling the hold is in it.",
    (m) => m.responseTime,
    50,
  ),
  percentileOf(
    'response.p99',
    'response p99',
    'As response.p50, for 99 of 100 requests.',
    (m) => m.responseTime,
    99,
  ),
  percentileOf(
    'connect.p50',
    'connect p50',
    'From asking for a subscription to its acceptance by the server; no part of lateness.',
    (m) => m.connectTime,
    50,
  ),
  percentileOf(
    'connect.max',
    'connect max',
    'The longest that any subscription took to be accepted.',
    (m) => m.connectTime,
    100,
  ),
];

export type MetricId = string;

export function metricOf(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}

/** Every metric that one trial holds by itself, by id; what does not apply is left out. */
export function valuesOf(measurement: Measurement): Record<MetricId, number> {
  const values: Record<MetricId, number> = {};
  for (const metric of METRICS) {
    const value = 'value' in metric ? metric.value(measurement) : undefined;
    if (value !== undefined && !Number.isNaN(value)) values[metric.id] = value;
  }
  return values;
}
