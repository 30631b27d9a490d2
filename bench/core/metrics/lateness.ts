import type { Measurement } from '../measurement.ts';
import { percentileOf, type Metric } from './metric.ts';

/** Events that never came are later than any that did: a percentile that falls among them is infinite. */
function latenessAt({ lateness, deliveries }: Measurement, percent: number): number | undefined {
  const all = deliveries.delivered + deliveries.lost;
  if (all === 0) return undefined;
  // In whole tenths of a percent: 99.9 / 100 * 1000 is a little above 999.
  const rank = Math.ceil((Math.round(percent * 10) * all) / 1_000);
  if (rank > deliveries.delivered) return Infinity;
  // The middle of the rank, which no rounding moves to the next.
  return lateness.percentile((100 * (rank - 0.5)) / deliveries.delivered);
}

function lateness(percent: number, title: string, words: string): Metric {
  return {
    id: percent === 100 ? 'lateness.max' : `lateness.p${percent}`,
    title: `late ${title}`,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    feelsLink: true,
    meaning: `Lateness is the time from the moment an event was due to the moment the application had it. ${words} Lost events count as infinitely late.`,
    value: (measurement) => latenessAt(measurement, percent),
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
    meaning: 'Mean lateness of the events that came; the closed formulae predict this one.',
    value: (m) => (m.deliveries.lost > 0 ? Infinity : m.lateness.count > 0 ? m.lateness.mean : undefined),
  },
  {
    ...percentileOf(
      'service.p50',
      'service p50',
      'From handing the event to the transport to the application having it: lateness less the send delay.',
      (m) => m.service,
      50,
    ),
    feelsLink: true,
  },
  {
    ...percentileOf(
      'service.p99',
      'service p99',
      'As service.p50, for 99 of 100 deliveries.',
      (m) => m.service,
      99,
    ),
    feelsLink: true,
  },
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
];
