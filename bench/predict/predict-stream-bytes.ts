import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import type { Row } from '../transports.ts';
import { byteForecasts } from './byte-forecasts.ts';
import { digitsOf } from './cursor-digits.ts';
import type { Outlook } from './outlook.ts';
import { rateOf, type Scenario } from './scenario.ts';
import type { StreamCosts } from './unit-costs.ts';
import { US_PER_SECOND } from './workload.ts';

/** An HTTP/2 reader gives its peer leave for more (RFC 9113 §6.9): twice 13 bytes for each half of 64 KiB. */
const LEAVE: Bytes = 26;
const LEAVE_EACH: Bytes = 32_768;
/** From a server's start, which signs of life are counted from, to the window, and from its end to the last event. */
const AROUND_WINDOW_US: Microseconds = 5_000_000;
/** Events this close may leave a busy process as one: in one TLS record (RFC 8446 §5.1), or one HTTP/2 frame. */
const TOGETHER_US: Microseconds = 5_000;
const RECORD: Bytes = 22;
const FRAME_HEAD: Bytes = 9;

/** The bytes of each event of a stream: those of one event by the ledger, to the byte where events go out singly. */
export function predictStreamBytes(
  { event, heartbeat }: StreamCosts,
  { http }: Row,
  scenario: Scenario,
): Outlook {
  const { events, parameters } = scenario;
  const lifeUs = parameters.warmupUs + parameters.durationUs + AROUND_WINDOW_US;
  const beats = Math.floor(lifeUs / DEFAULT_SERVE_OPTIONS.heartbeatUs);
  const down = event.down + cursorCorrection(scenario);
  const leave = http === 2 ? LEAVE * (down / LEAVE_EACH + 1 / events) : 0;
  const together = togetherShare(scenario) * ((parameters.tls ? RECORD : 0) + (http === 2 ? FRAME_HEAD : 0));
  const why = 'for signs of life, window updates, and events that share a TLS record or a frame';
  return {
    forecasts: byteForecasts(
      {
        up: { predicted: event.up, tolerance: { amount: (beats * heartbeat.up) / events + leave, why } },
        down: { predicted: down, tolerance: { amount: (beats * heartbeat.down) / events + together, why } },
        formula: "one event's bytes by the ledger",
      },
      parameters,
    ),
    silences: [],
  };
}

/** Of all events, those that are due so soon after another. */
function togetherShare(scenario: Scenario): number {
  return -Math.expm1((-rateOf(scenario) * TOGETHER_US) / US_PER_SECOND);
}

/** Each event names its own cursor; the ledger's had as many digits as the last of the window has. */
function cursorCorrection({ events, eventsBefore }: Scenario): number {
  const last = digitsOf(eventsBefore + events);
  let missing = 0;
  for (let seq = eventsBefore + 1; digitsOf(seq) < last; seq += 1) missing += last - digitsOf(seq);
  return -missing / events;
}
