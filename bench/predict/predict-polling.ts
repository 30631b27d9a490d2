import type { Forecast } from '../core/prediction.ts';
import type { Microseconds } from '../core/units.ts';
import { allow, percentagePoints, plain } from './allowance.ts';
import { withHost } from './host-share.ts';
import { pollingLateness, restPeriodUs, roundTripUs, tickPeriodUs } from './lateness.ts';
import { emptyShareError, emptyShareInWindow, meanWaitError, type PolledWindow } from './polling-scatter.ts';
import { predictLateness, predictWorst, type LatenessModel } from './predict-lateness.ts';
import { oneWayOf, subscriptionsOf, type Scenario } from './scenario.ts';
import type { Outlook } from './outlook.ts';

/** The mean, and all quantiles with it, are to be within a tenth of T/2 + d. */
const LATENESS_SHARE = 0.1;
/** Ticks that a stalled machine lets pass. */
const REQUESTS_SHARE = 0.02;
/** A round trip through the host and its stalls: this near to a multiple of T it is not certain which ticks are skipped. */
const UNCERTAIN_US: Microseconds = 5_000;

/** Everything that formulas say of polling. */
export function predictPolling(scenario: Scenario): Outlook {
  const { arrival } = scenario.parameters;
  const obstacle = obstacleTo(scenario);
  if (obstacle !== undefined) return { forecasts: [], silences: [obstacle] };
  const model = latenessModel(scenario);
  const always = [...predictWorst(model), requestsPerEvent(scenario)];
  switch (arrival) {
    case 'poisson':
      return {
        forecasts: [...predictLateness(model), requestsPerEvent(scenario), emptyOfPoisson(scenario)],
        silences: [],
      };
    case 'constant':
      return {
        forecasts: [...always, emptyOfConstant(scenario)],
        silences: [
          'events that are evenly spaced beat against the ticks: lateness then depends on the phases alone',
        ],
      };
    case 'burst':
      return {
        forecasts: always,
        silences: ['there is no formula for polls of events in bursts, but for the bounds'],
      };
  }
}

function obstacleTo(scenario: Scenario): string | undefined {
  const { pollSchedule, pollEveryUs, durationUs } = scenario.parameters;
  if (periodUs(scenario, 0) > durationUs) return 'the window is shorter than an interval of polls';
  const oneWay = oneWayOf(scenario, 0);
  const later = { ...oneWay, upUs: oneWay.upUs + UNCERTAIN_US };
  const isCertain =
    pollSchedule === 'rest' || tickPeriodUs(pollEveryUs, oneWay) === tickPeriodUs(pollEveryUs, later);
  return isCertain
    ? undefined
    : `a round trip of ${plain(roundTripUs(oneWay) / 1_000)} ms, and what the host adds, is about a multiple of the interval: which ticks are skipped is not certain`;
}

function periodUs(scenario: Scenario, hostUs: Microseconds): Microseconds {
  const { pollEveryUs, pollSchedule } = scenario.parameters;
  // Which ticks are skipped is certain, whatever the host takes.
  return pollSchedule === 'rest'
    ? restPeriodUs(pollEveryUs, oneWayOf(scenario, hostUs))
    : tickPeriodUs(pollEveryUs, oneWayOf(scenario, 0));
}

function latenessModel(scenario: Scenario): LatenessModel {
  const waits = scenario.events * subscriptionsOf(scenario);
  return {
    formula:
      scenario.parameters.pollSchedule === 'rest'
        ? 'uniform over a period P = T + 2d, and d'
        : 'uniform over a period P = T (⌈g/T⌉T if a round trip g skips ticks), and d',
    formAt: (hostUs) => pollingLateness(periodUs(scenario, hostUs), oneWayOf(scenario, hostUs)),
    meanErrorUs: meanWaitError(periodUs(scenario, 0), waits),
    shareError: (q) => Math.sqrt((q * (1 - q)) / waits),
    relative: LATENESS_SHARE,
    inStep: 0,
    tail: 'formula',
  };
}

/** K: how often each subscription asks in the window. */
function pollsOf(scenario: Scenario, hostUs: Microseconds): number {
  return scenario.parameters.durationUs / periodUs(scenario, hostUs);
}

function windowOf(scenario: Scenario, hostUs: Microseconds): PolledWindow {
  const polls = pollsOf(scenario, hostUs);
  return { polls, eventsPerPoll: scenario.events / polls, subscriptions: subscriptionsOf(scenario) };
}

function requestsPerEvent(scenario: Scenario): Forecast {
  const share = withHost((hostUs) => pollsOf(scenario, hostUs) / scenario.events);
  // Where the window ends between two polls, it holds one more for some phases than for others.
  const error = 0.5 / (scenario.events * Math.sqrt(subscriptionsOf(scenario)));
  return {
    metric: 'requests.per-event',
    ...share,
    ...allow({ relative: REQUESTS_SHARE, error }, '1/(λP), λ of this window', plain),
  };
}

function emptyOfPoisson(scenario: Scenario): Forecast {
  return {
    metric: 'requests.empty',
    ...withHost((hostUs) => emptyShareInWindow(windowOf(scenario, hostUs))),
    ...allow(
      { relative: REQUESTS_SHARE, error: emptyShareError(windowOf(scenario, 0)) },
      "e^(−λP), λ of this window, whose first poll finds only what came since the window's start",
      percentagePoints,
    ),
  };
}

function emptyOfConstant(scenario: Scenario): Forecast {
  return {
    metric: 'requests.empty',
    ...withHost((hostUs) => Math.max(0, 1 - windowOf(scenario, hostUs).eventsPerPoll)),
    ...allow(
      {
        relative: REQUESTS_SHARE,
        other: { amount: 1 / pollsOf(scenario, 0), why: "for a poll at the window's edge" },
      },
      'max(0, 1 − λP) for events that are evenly spaced',
      percentagePoints,
    ),
  };
}
