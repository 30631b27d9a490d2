import { asksForTimes, needsLink } from '../core/path.ts';
import type { Forecast } from '../core/prediction.ts';
import { CONTROL_ROW, rowOver, type RowId } from '../transports.ts';
import { allow } from './allowance.ts';
import type { Outlook } from './outlook.ts';
import { predictLongPolling } from './predict-long-polling.ts';
import { predictPollBytes } from './predict-poll-bytes.ts';
import { predictPolling } from './predict-polling.ts';
import { predictStreamBytes } from './predict-stream-bytes.ts';
import { predictControl, predictStream } from './predict-streams.ts';
import { subscriptionsOf, type Scenario } from './scenario.ts';

/** Everything that closed forms say of a row under a scenario, each with its tolerance and where it comes from. */
export function predictionsFor(row: RowId, scenario: Scenario): Outlook {
  const obstacle = obstacleTo(scenario);
  if (obstacle !== undefined) return silent(obstacle);
  const behaviour = withoutUntoldTimes(behaviourOf(row, scenario), scenario);
  const bytes = bytesOf(row, scenario, behaviour.forecasts);
  return {
    forecasts: [delivered(scenario), ...behaviour.forecasts, ...bytes.forecasts],
    silences: [...behaviour.silences, ...bytes.silences],
  };
}

function obstacleTo({ events, parameters }: Scenario): string | undefined {
  const { load, client, answerWorkUs, upstreamPerSecond, trigger, slowReaders } = parameters;
  if (load !== 'feed') return `there is no formula for clients under the load ${load}`;
  if (client !== 'node') return 'there is no formula for what a browser takes besides';
  if (slowReaders > 0) return 'there is no formula for a server that has slow readers as well';
  if (answerWorkUs > 0) return 'there is no formula for a server that is busy with each answer';
  if (upstreamPerSecond > 0) return 'there is no formula for clients that send messages besides';
  if (trigger === 'post') return 'there is no formula for events that are posted to the server';
  return events === 0 ? 'without events there is nothing to predict' : undefined;
}

function silent(why: string): Outlook {
  return { forecasts: [], silences: [why] };
}

/** Through a link that is there for its ledger or TLS alone no latency is told. */
function withoutUntoldTimes(outlook: Outlook, { parameters }: Scenario): Outlook {
  if (!needsLink(parameters) || asksForTimes(parameters)) return outlook;
  return { ...outlook, forecasts: outlook.forecasts.filter(({ metric }) => !metric.startsWith('lateness.')) };
}

function delivered(scenario: Scenario): Forecast {
  return {
    metric: 'delivered',
    predicted: scenario.events * subscriptionsOf(scenario),
    ...allow({}, 'every event of the plan, once for each subscription', String),
  };
}

function behaviourOf(row: RowId, scenario: Scenario): Outlook {
  if (row === CONTROL_ROW) return predictControl(scenario);
  switch (rowOver(row, scenario.parameters.http).pattern) {
    case 'poll':
      return predictPolling(scenario);
    case 'hold':
      return predictLongPolling(scenario);
    case 'stream':
      return predictStream(scenario);
  }
}

function bytesOf(id: RowId, scenario: Scenario, forecasts: readonly Forecast[]): Outlook {
  const { unitCosts, parameters } = scenario;
  if (unitCosts === undefined) return silent('bytes: what one exchange takes was not tried');
  const row = rowOver(id, parameters.http);
  return unitCosts.pattern === 'stream'
    ? predictStreamBytes(unitCosts, row, scenario)
    : predictPollBytes(unitCosts, row, scenario, forecasts);
}
