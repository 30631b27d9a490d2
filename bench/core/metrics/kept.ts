import { percentileOf, type Metric } from './metric.ts';

/** What the server had to keep until somebody took it. */
export const KEPT_METRICS: readonly Metric[] = [
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
];
