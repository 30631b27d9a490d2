import { count, type Metric } from './metric.ts';

/** What came through. */
export const DELIVERY_METRICS: readonly Metric[] = [
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
];
