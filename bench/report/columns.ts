import type { MetricId } from '../core/metrics.ts';

/** Some metrics that are read together. */
export type ColumnGroup = { readonly title: string; readonly metrics: readonly MetricId[] };

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
