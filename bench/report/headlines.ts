import type { MetricId } from '../core/metrics.ts';
import { BROADCAST_GROUP, PAGE_GROUPS, type ColumnGroup } from './columns.ts';

/** What else is shown by default, each in a table of the rows that have any of it. */
export const MORE_HEADLINES: readonly ColumnGroup[] = [
  {
    title: 'the way up',
    metrics: [
      'echo.count',
      'echo.lost',
      'echo.p50',
      'echo.p99',
      'echo.round-trip.p50',
      'echo.requests',
      'connections.opened',
      'echo.bytes.up',
      'echo.bytes.down',
      'echo.server-cpu',
    ],
  },
  { title: 'beside readers that never read', metrics: ['server.memory.growth', 'server.cuts'] },
  BROADCAST_GROUP,
  ...PAGE_GROUPS,
];

/** The columns of the default table, and what stands in for one that no row has: a run without the control. */
export const HEADLINE: readonly (readonly [MetricId, ...MetricId[]])[] = [
  ['delivered'],
  ['lost'],
  ['lateness.p50'],
  ['lateness.p99'],
  ['service.p50'],
  ['requests.per-event'],
  ['requests.empty'],
  ['bytes.overhead'],
  ['server.cpu.x', 'server.cpu'],
  ['client.cpu.x', 'client.cpu'],
];

/** The default table of rows that polled without a feed. */
export const SATURATION_HEADLINE: readonly MetricId[] = [
  'polls.rate',
  'polls.per-core',
  'polls.server-cpu',
  'polls.client-cpu',
  'response.p50',
  'response.p99',
  'polls.max',
  'server.utilisation',
  'client.utilisation',
];
