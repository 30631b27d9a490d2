import type { MetricId } from '../core/metrics.ts';

/** Some metrics that are read together. */
export type ColumnGroup = {
  readonly title: string;
  readonly metrics: readonly MetricId[];
  /** Only runs of some scenarios have them, such as those through a link, or with browsers. */
  readonly ofSome?: true;
  /** Only rows that polled without a feed have them. */
  readonly ofSaturation?: true;
};

/** Where the bytes went, in the order of a line on the wire. */
export const LEDGER_GROUP: ColumnGroup = {
  title: 'bytes by layer',
  ofSome: true,
  metrics: [
    'wire.request-heads.up',
    'wire.response-heads.down',
    'wire.payload.down',
    'wire.event-framing.down',
    'wire.transfer-framing.down',
    'wire.transfer-framing.up',
    'wire.protocol-control.down',
    'wire.protocol-control.up',
    'wire.tls.down',
    'wire.tls.up',
    'wire.total',
  ],
};

/** How one trigger reached everybody. */
export const BROADCAST_GROUP: ColumnGroup = {
  title: 'broadcast',
  ofSome: true,
  metrics: [
    'spread.reached',
    'spread.p50',
    'spread.p99',
    'spread.max',
    'spread.first.p50',
    'spread.last.p50',
    'spread.last.p99',
    'publish.p50',
    'publish.p99',
  ],
};

/** What trials tell that look at a browser itself. */
export const PAGE_GROUPS: readonly ColumnGroup[] = [
  {
    title: 'what a page has at once',
    ofSome: true,
    metrics: [
      'limit.opened',
      'limit.tried',
      'limit.connections',
      'limit.next-hangs',
      'limit.fetch-hangs',
      'limit.wait',
    ],
  },
  {
    title: 'features of EventSource',
    ofSome: true,
    metrics: ['features.shown', 'features.looked-for'],
  },
];

/** Every metric stands in exactly one of these. */
export const GROUPS: readonly ColumnGroup[] = [
  { title: 'delivery', metrics: ['delivered', 'lost', 'duplicated', 'reordered'] },
  {
    title: 'lateness',
    metrics: [
      'lateness.p50',
      'lateness.p90',
      'lateness.p99',
      'lateness.p99.9',
      'lateness.max',
      'lateness.mean',
    ],
  },
  {
    title: 'service time and send delay',
    metrics: ['service.p50', 'service.p99', 'send-delay.p50', 'send-delay.p99'],
  },
  { title: 'the clock of pages', ofSome: true, metrics: ['clock.error'] },
  {
    title: 'requests',
    metrics: ['requests.per-event', 'requests.empty', 'requests.held', 'response.p50', 'response.p99'],
  },
  {
    title: 'connections',
    metrics: ['connections.opened', 'connections.open', 'reconnects', 'connect.p50', 'connect.max'],
  },
  { title: 'bytes', metrics: ['bytes.down', 'bytes.up', 'bytes.overhead'] },
  LEDGER_GROUP,
  {
    title: 'the link',
    ofSome: true,
    metrics: ['wire.connect', 'link.delay.up', 'link.delay.down', 'link.transit.p50', 'link.cpu'],
  },
  { title: 'kept by the server', metrics: ['kept.age.p50', 'kept.age.max', 'kept.events.max'] },
  {
    title: 'server and client',
    metrics: [
      'server.cpu',
      'server.cpu.x',
      'server.utilisation',
      'server.memory',
      'server.memory.x',
      'server.memory.growth',
      'server.cuts',
      'client.cpu',
      'client.cpu.x',
      'client.utilisation',
      'client.stall',
    ],
  },
  {
    title: 'the way up',
    ofSome: true,
    metrics: [
      'echo.count',
      'echo.lost',
      'echo.p50',
      'echo.p99',
      'echo.max',
      'echo.round-trip.p50',
      'echo.round-trip.p99',
      'echo.sent-late.p99',
      'echo.requests',
      'echo.bytes.up',
      'echo.bytes.down',
      'echo.server-cpu',
      'echo.client-cpu',
    ],
  },
  BROADCAST_GROUP,
  ...PAGE_GROUPS,
  {
    title: 'saturation',
    ofSaturation: true,
    metrics: [
      'polls.rate',
      'polls.per-core',
      'polls.server-cpu',
      'polls.client-cpu',
      'polls.max',
      'polls.bytes-up',
      'polls.bytes-down',
      'polls.unexpected',
      'polls.errors',
      'polls.timeouts',
    ],
  },
];
