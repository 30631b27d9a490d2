import type { Forecast } from '../core/prediction.ts';
import type { Microseconds } from '../core/units.ts';
import { allow, percentagePoints, plain } from './allowance.ts';
import { hostSpreadUs, withHost } from './host-share.ts';
import { longPollingLateness, roundTripUs } from './lateness.ts';
import { longPollingCycle, type LongPolling } from './long-polling-cycle.ts';
import { longPollingScatter } from './long-polling-scatter.ts';
import type { Outlook } from './outlook.ts';
import { predictLateness, predictWorst, silenceOnTail, type LatenessModel } from './predict-lateness.ts';
import { oneWayOf, rateOf, subscriptionsOf, type Scenario } from './scenario.ts';
import { US_PER_SECOND } from './workload.ts';

const LATENESS_SHARE = 0.1;
const REQUESTS_SHARE = 0.02;

/** Everything that formulas say of long polling. */
export function predictLongPolling(scenario: Scenario): Outlook {
  const model = latenessModel(scenario);
  if (scenario.parameters.arrival !== 'poisson') {
    return {
      forecasts: predictWorst(model),
      silences: [
        'the formulas of long polling are those of Poisson events: of others they know the worst alone',
      ],
    };
  }
  return {
    forecasts: [...predictLateness(model), requestsPerEvent(scenario), emptyShare(scenario)],
    silences: silenceOnTail(model),
  };
}

function asking(scenario: Scenario, hostUs: Microseconds): LongPolling {
  return {
    rate: rateOf(scenario),
    gapS: roundTripUs(oneWayOf(scenario, hostUs)) / US_PER_SECOND,
    holdS: scenario.parameters.holdUs / US_PER_SECOND,
  };
}

function latenessModel(scenario: Scenario): LatenessModel {
  const { events, parameters } = scenario;
  const scatter = longPollingScatter(asking(scenario, 0), events);
  const ratePerSecond = rateOf(scenario);
  const formAt = (hostUs: Microseconds) =>
    longPollingLateness({ ratePerSecond, holdUs: parameters.holdUs }, oneWayOf(scenario, hostUs));
  return {
    formula: 'd, and for the share s = λg/(λg + pw) a wait uniform over the gap g = 2d besides',
    formAt,
    meanErrorUs: scatter.meanLatenessS * US_PER_SECOND,
    shareError: (q) =>
      scatter.shareWithin((formAt(0).quantileUs(q) - parameters.delayDownUs) / US_PER_SECOND),
    relative: LATENESS_SHARE,
    inStep: subscriptionsOf(scenario),
    tail: roundTripUs(oneWayOf(scenario, 0)) === 0 ? 'host' : 'both',
  };
}

function requestsPerEvent(scenario: Scenario): Forecast {
  const share = withHost((hostUs) => 1 / longPollingCycle(asking(scenario, hostUs)).events);
  const { requests } = longPollingScatter(asking(scenario, 0), scenario.events);
  return {
    metric: 'requests.per-event',
    ...share,
    ...allow(
      {
        relative: REQUESTS_SHARE,
        error: requests * share.predicted,
        host: hostPart(scenario, share.host.times),
        other: { amount: 1 / scenario.events, why: "for a request at the window's edge" },
      },
      '1/(λg + pw), λ of this window',
      plain,
    ),
  };
}

function emptyShare(scenario: Scenario): Forecast {
  const share = withHost((hostUs) => longPollingCycle(asking(scenario, hostUs)).empty);
  const requests = scenario.events / longPollingCycle(asking(scenario, 0)).events;
  return {
    metric: 'requests.empty',
    ...share,
    ...allow(
      {
        error: longPollingScatter(asking(scenario, 0), scenario.events).emptyShare,
        host: hostPart(scenario, share.host.times),
        other: { amount: 1 / requests, why: "for a request at the window's edge" },
      },
      'e^(−λ(g+h)), λ of this window',
      percentagePoints,
    ),
  };
}

/** All subscriptions ask in step, so that their turn-round is that of all. */
function hostPart(scenario: Scenario, times: number): number {
  return Math.abs(times) * hostSpreadUs(subscriptionsOf(scenario));
}
