import { nowUs } from '../core/clock.ts';
import { encodeEvent } from '../core/event.ts';
import { bodiesOf, dueOffsets } from '../core/feed.ts';
import { histogram } from '../measure/histogram.ts';
import { openLoop } from './open-loop.ts';
import type { FeedOutcome, FeedRun } from './server-calls.ts';

/**
 * Sends a feed as planned, event n at its due time or as soon after as possible (open loop). Resolves once the last
 * event is out.
 */
export async function publishFeed(
  { plan, startUs }: FeedRun,
  publish: (payload: string) => void,
): Promise<FeedOutcome> {
  const dueUs = dueOffsets(plan).map((offsetUs) => startUs + offsetUs);
  const bodyOf = bodiesOf(plan);
  const sendDelay = histogram();
  let published = 0;
  await openLoop(dueUs, (n) => {
    const sentUs = nowUs();
    const eventDueUs = dueUs[n] ?? sentUs;
    sendDelay.record(sentUs - eventDueUs);
    publish(encodeEvent({ feed: plan.feed, n, dueUs: eventDueUs, sentUs, body: bodyOf(n) }));
    published += 1;
  });
  return { published, sendDelay: sendDelay.encode() };
}
