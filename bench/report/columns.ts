import type { MetricId } from '../core/metrics.ts';

/** Some metrics that are read together. */
export type ColumnGroup = {
  readonly title: string;
  readonly metrics: readonly MetricId[];
  /** Only a run through a link has them. */
  readonly ofLink?: true;
};

/** Where the bytes went, in the order of a line on the wire. */
export const LEDGER_GROUP: ColumnGroup = {
  title: 'bytes by layer',
  ofLink: true,
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
    ofLink: true,
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
      'client.cpu',
      'client.cpu.x',
      'client.utilisation',
    ],
  },
];

/** The columns of the default table, and what stands in for one that no row has: a run without the control. */
export const HEADLINE: readonly (readonly [MetricId, ...MetricId[]])[] = [
  ['delivered'],
  ['lost'],
  ['lateness.p50'],
  ['lateness.p99'],
  ['requests.per-event'],
  ['requests.empty'],
  ['bytes.overhead'],
  ['server.cpu.x', 'server.cpu'],
  ['client.cpu.x', 'client.cpu'],
];
