import type { BroadcastMeasurement, Distribution } from '../measurement.ts';
import { percentileWithLost } from '../ranks.ts';
import type { Metric } from './metric.ts';

type Times = (broadcast: BroadcastMeasurement) => Distribution;

function hop(percent: number, meaning: string): Metric {
  return {
    id: `publish.p${percent}`,
    title: `publish p${percent}`,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning,
    value: ({ broadcast }) => broadcast?.hop.percentile(percent),
  };
}

/** Of what reached everybody; an event that did not is infinitely far from it. */
function time(id: string, title: string, meaning: string, of: Times, percent: number): Metric {
  return {
    id: `spread.${id}`,
    title,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    feelsLink: true,
    clientMoments: of === spread ? 2 : 1,
    meaning,
    value: ({ broadcast, planned }) =>
      broadcast === undefined
        ? undefined
        : percentileWithLost(of(broadcast), planned - broadcast.reachedAll, percent),
  };
}

const spread: Times = ({ spread }) => spread;
const SPREAD = 'From the first subscription that had an event to the last';

/** One trigger, by `POST /publish`, and everybody who is subscribed. */
export const BROADCAST_METRICS: readonly Metric[] = [
  {
    id: 'spread.reached',
    title: 'reached all',
    unit: 'share',
    better: 'higher',
    kind: 'exact',
    meaning: 'Of the events that were posted, those that came to every subscription.',
    value: ({ broadcast, planned }) =>
      broadcast === undefined || planned === 0 ? undefined : broadcast.reachedAll / planned,
  },
  time('p50', 'spread p50', `${SPREAD}: half of all events.`, spread, 50),
  time('p99', 'spread p99', `${SPREAD}: 99 of 100 events.`, spread, 99),
  time('max', 'spread max', `${SPREAD}: the worst event of all.`, spread, 100),
  time(
    'first.p50',
    'to the first p50',
    "From sending the trigger's POST to the first subscription that had the event.",
    ({ toFirst }) => toFirst,
    50,
  ),
  time(
    'last.p50',
    'to the last p50',
    "From sending the trigger's POST to the last subscription that had the event.",
    ({ toLast }) => toLast,
    50,
  ),
  time(
    'last.p99',
    'to the last p99',
    'As spread.last.p50, for 99 of 100 events.',
    ({ toLast }) => toLast,
    99,
  ),
  hop(
    50,
    'From sending the POST of an event to its answer, which comes once the event was handed to everybody: what publishing from outside costs.',
  ),
  hop(99, 'As publish.p50, for 99 of 100 events.'),
];
