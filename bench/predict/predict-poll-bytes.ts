import type { Forecast } from '../core/prediction.ts';
import type { Row } from '../transports.ts';
import { byteForecasts, type ExpectedBytes } from './byte-forecasts.ts';
import type { Outlook } from './outlook.ts';
import type { Scenario } from './scenario.ts';
import type { PollerCosts } from './unit-costs.ts';

/**
 * The bytes of each event of a poller: what each exchange takes by the ledger, as often as the formulas expect it;
 * nothing where these are silent.
 */
export function predictPollBytes(
  costs: PollerCosts,
  row: Row,
  scenario: Scenario,
  forecasts: readonly Forecast[],
): Outlook {
  const requests = forecasts.find(({ metric }) => metric === 'requests.per-event');
  const empty = forecasts.find(({ metric }) => metric === 'requests.empty');
  if (requests === undefined || empty === undefined) return { forecasts: [], silences: [] };
  const silence = silenceOn(row, scenario);
  if (silence !== undefined) return { forecasts: [], silences: [silence] };
  const formula = "each exchange's bytes by the ledger, as often as the formulas expect it";
  const up = expectedBytes(costs, 'up', requests, empty);
  const down = expectedBytes(costs, 'down', requests, empty);
  return { forecasts: byteForecasts({ up, down, formula }, scenario.parameters), silences: [] };
}

function silenceOn({ http }: Row, { parameters: { keepAlive } }: Scenario): string | undefined {
  if (http === 2) {
    return 'bytes: over HTTP/2 the size of a head depends on what was said before it, as the second that its Date names';
  }
  return keepAlive ? undefined : 'bytes: what an exchange takes is known of connections that are kept alive';
}

/** Of R requests the share q is empty; the others have one event, and what is left of the events is further ones. */
function expectedBytes(
  { emptyPoll, pollWithEvent, furtherEvent }: PollerCosts,
  way: 'up' | 'down',
  requests: Forecast,
  empty: Forecast,
): ExpectedBytes {
  const answered = pollWithEvent[way] - furtherEvent[way];
  const r = requests.predicted;
  const q = empty.predicted;
  const perRequest = q * emptyPoll[way] + (1 - q) * answered;
  const perEmptyShare = r * (emptyPoll[way] - answered);
  // Cursors and lengths may have a digit more or less than in the exchange that was measured.
  const digits = 2 * r;
  return {
    predicted: r * perRequest + furtherEvent[way],
    tolerance: {
      amount: Math.abs(perRequest) * allowed(requests) + Math.abs(perEmptyShare) * allowed(empty) + digits,
      why: 'for what requests and empty answers may be off, and for the digits of cursors and lengths',
    },
    hostTimes: perRequest * (requests.host?.times ?? 0) + perEmptyShare * (empty.host?.times ?? 0),
  };
}

function allowed({ predicted, tolerance: { relative = 0, absolute = 0 } }: Forecast): number {
  return relative * Math.abs(predicted) + absolute;
}
