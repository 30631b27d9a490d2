import { callAt, nowUs } from '../core/clock.ts';
import { encodeEvent } from '../core/event.ts';
import { bodiesOf, dueOffsets } from '../core/feed.ts';
import { histogram } from '../measure/histogram.ts';
import type { FeedOutcome, FeedRun } from './server-calls.ts';

/**
 * Sends a feed as planned (open loop): at each wake-up everything that is due goes out, however late, and what
 * follows keeps its own time. Resolves once the last event is out.
 */
export function publishFeed(
  { plan, startUs }: FeedRun,
  publish: (payload: string) => void,
): Promise<FeedOutcome> {
  const dueUs = dueOffsets(plan).map((offsetUs) => startUs + offsetUs);
  const bodyOf = bodiesOf(plan);
  const sendDelay = histogram();
  const { promise, resolve } = Promise.withResolvers<FeedOutcome>();
  let n = 0;

  function send(eventDueUs: number): void {
    const sentUs = nowUs();
    sendDelay.record(sentUs - eventDueUs);
    publish(encodeEvent({ feed: plan.feed, n, dueUs: eventDueUs, sentUs, body: bodyOf(n) }));
    n += 1;
  }

  function wake(): void {
    for (let next = dueUs[n]; next !== undefined && next <= nowUs(); next = dueUs[n]) send(next);
    const next = dueUs[n];
    if (next === undefined) resolve({ published: n, sendDelay: sendDelay.encode() });
    else callAt(next, wake);
  }

  wake();
  return promise;
}
