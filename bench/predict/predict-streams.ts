import type { Forecast } from '../core/prediction.ts';
import type { Microseconds } from '../core/units.ts';
import { streamLateness } from './lateness.ts';
import { allow, milliseconds } from './allowance.ts';
import type { Outlook } from './outlook.ts';
import { predictLateness, silenceOnTail, type LatenessModel } from './predict-lateness.ts';
import { oneWayOf, subscriptionsOf, type Scenario } from './scenario.ts';

/** A link's delay: slope 1.00 ± 0.02. */
const LINK_SHARE = 0.02;
/** What the host may take for one way: a timer of the feed, one of the link, and all subscriptions of an event. */
const HOST_US: Microseconds = 5_000;
const HOST_IN_STEP_US: Microseconds = 50;

const NO_REQUESTS: Forecast = {
  metric: 'requests.per-event',
  predicted: 0,
  ...allow({}, 'a stream asks once, before the window', String),
};

/** Everything that formulas say of a stream: the delay is all there is, however events arrive. */
export function predictStream(scenario: Scenario): Outlook {
  const model = latenessModel(scenario);
  return { forecasts: [...predictLateness(model), NO_REQUESTS], silences: silenceOnTail(model) };
}

function latenessModel(scenario: Scenario): LatenessModel {
  return {
    formula: 'd',
    formAt: (hostUs) => streamLateness(oneWayOf(scenario, hostUs)),
    meanErrorUs: 0,
    shareError: () => 0,
    relative: LINK_SHARE,
    inStep: subscriptionsOf(scenario),
    tail: scenario.parameters.delayDownUs === 0 ? 'host' : 'both',
  };
}

/** The control is a stream; its own lateness tells what the host takes, which no formula knows. */
export function predictControl(scenario: Scenario): Outlook {
  const { delayUpUs, delayDownUs } = scenario.parameters;
  if (delayUpUs + delayDownUs === 0) {
    return {
      forecasts: [NO_REQUESTS],
      silences: ["without a delay the control's lateness is the host's own time, which no formula knows"],
    };
  }
  const host = HOST_US + HOST_IN_STEP_US * subscriptionsOf(scenario);
  return {
    forecasts: [
      ...(['lateness.mean', 'lateness.p50'] as const).map((metric) => ({
        metric,
        predicted: delayDownUs,
        ...allow(
          { relative: LINK_SHARE, other: { amount: host, why: "for the host's own time" } },
          'd, as the link was asked for',
          milliseconds,
        ),
      })),
      NO_REQUESTS,
    ],
    silences: [],
  };
}
