import { dueOffsets } from '../core/feed.ts';
import type { Parameters } from '../core/result.ts';
import type { Bytes } from '../core/units.ts';
import { rowOver, type RowId } from '../transports.ts';
import type { TrialPlan } from './trial-plan.ts';
import { upstreamPlans } from './upstream-plan.ts';

/** What a client may say in one message or line (R11, R25 of servers/README.md), `echo` and the id included. */
const MOST_MESSAGE_BYTES: Bytes = 65_536;
const AROUND_TEXT_BYTES: Bytes = 64;
/** Each is timed by itself. */
const MOST_MESSAGES = 1_000_000;

/** Why agents of a row cannot send up what is asked of them, in one line; undefined when they can. */
export function obstacleToWayUp(row: RowId, parameters: Parameters): string | undefined {
  const { upstreamPerSecond, load, bodyBytes, durationUs } = parameters;
  if (upstreamPerSecond === 0) return undefined;
  if (load !== 'feed') return `clients under the load ${load} send nothing up; leave out --upstream`;
  const { wayUp, framing, title } = rowOver(row, parameters.http);
  if (wayUp !== true) return `${title} has no way up; leave out --upstream`;
  const isPosted = framing === 'answers' || framing === 'event-stream';
  if (!isPosted && bodyBytes + AROUND_TEXT_BYTES > MOST_MESSAGE_BYTES)
    return `${title} takes messages of up to ${MOST_MESSAGE_BYTES - AROUND_TEXT_BYTES} bytes; lower --size`;
  return (upstreamPerSecond * durationUs) / 1_000_000 > MOST_MESSAGES
    ? `that is more than ${MOST_MESSAGES} messages; lower --upstream or --duration`
    : undefined;
}

/** Whether agents send something up in the window. */
export function sendsUp(trial: TrialPlan): boolean {
  const plan = upstreamPlans(trial)?.measured;
  if (plan === undefined) return false;
  const [firstUs = Infinity] = dueOffsets({ ...plan, length: { events: 1 } });
  return firstUs < trial.parameters.durationUs;
}
