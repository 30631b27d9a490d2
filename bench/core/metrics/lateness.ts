import { percentileWithLost } from '../ranks.ts';
import { percentileOf, type Metric } from './metric.ts';

function lateness(percent: number, title: string, words: string): Metric {
  return {
    id: percent === 100 ? 'lateness.max' : `lateness.p${percent}`,
    title: `late ${title}`,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    feelsLink: true,
    clientMoments: 1,
    meaning: `Lateness is the time from the moment an event was due to the moment the application had it. ${words} Lost events count as infinitely late.`,
    value: (m) => percentileWithLost(m.lateness, m.deliveries.lost, percent),
  };
}

function service(percent: number, meaning: string): Metric {
  return {
    id: `service.p${percent}`,
    title: `service p${percent}`,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    feelsLink: true,
    clientMoments: 1,
    meaning,
    value: (m) => percentileWithLost(m.service, m.deliveries.lost, percent),
  };
}

/** How late events came, and how much of that was the generator. */
export const LATENESS_METRICS: readonly Metric[] = [
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
    feelsLink: true,
    clientMoments: 1,
    meaning: 'Mean lateness of the events that came; the closed formulae predict this one.',
    value: (m) => (m.deliveries.lost > 0 ? Infinity : m.lateness.count > 0 ? m.lateness.mean : undefined),
  },
  service(
    50,
    'From handing the event to the transport to the application having it: lateness less the send delay. Lost events count as never.',
  ),
  service(99, 'As service.p50, for 99 of 100 deliveries.'),
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
    id: 'clock.error',
    title: 'clock error',
    unit: 'us',
    better: 'neither',
    kind: 'sampled',
    meaning:
      "By how much the clock of a browser's pages may be off the host's, at most: what DevTools tell of a page's start, held against round trips to the page. Of lateness and service time nothing below this is known, and of the spread of events between pages nothing below twice this. Node's clients have the host's own clock.",
    value: (m) => (m.clockErrorUs === 0 ? undefined : m.clockErrorUs),
  },
];
