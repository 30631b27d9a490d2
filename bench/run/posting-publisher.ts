import { callAt, nowUs } from '../core/clock.ts';
import { encodeEvent } from '../core/event.ts';
import { bodiesOf, dueOffsets } from '../core/feed.ts';
import type { Microseconds } from '../core/units.ts';
import { histogram } from '../measure/histogram.ts';
import type { PostedOutcome } from './publisher-calls.ts';
import type { FeedRun } from './server-calls.ts';

/** Resolves once the server has handed the event to everybody (R24 of servers/README.md). */
export type Post = (payload: string) => Promise<unknown>;

/**
 * Posts a feed, each event as soon as it is due and the one before has been answered: the server gets them in their
 * order, over one connection. `sent` is stamped as the POST goes out, so that the way to the server is in the service
 * time. The send delay is the poster's own: to wait for a slow server's answer makes events late, and is no fault of
 * the instrument's. Rejects when the server does not take an event.
 */
export async function postFeed({ plan, startUs }: FeedRun, post: Post): Promise<PostedOutcome> {
  const bodyOf = bodiesOf(plan);
  const sendDelay = histogram();
  const hop = histogram();
  let published = 0;
  let answeredUs = startUs;
  for (const [n, offsetUs] of dueOffsets(plan).entries()) {
    const dueUs = startUs + offsetUs;
    await until(dueUs);
    const sentUs = nowUs();
    sendDelay.record(sentUs - Math.max(dueUs, answeredUs));
    await post(encodeEvent({ feed: plan.feed, n, dueUs, sentUs, body: bodyOf(n) }));
    answeredUs = nowUs();
    hop.record(answeredUs - sentUs);
    published += 1;
  }
  return { published, sendDelay: sendDelay.encode(), hop: hop.encode() };
}

function until(momentUs: Microseconds): Promise<void> | undefined {
  if (momentUs <= nowUs()) return undefined;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  callAt(momentUs, () => {
    resolve(undefined);
  });
  return promise;
}
