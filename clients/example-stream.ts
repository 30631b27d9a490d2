import type { SubscriptionHandlers } from '../bench/core/receiving.ts';
import { eventStream } from './event-stream.ts';
import { exampleContext, notingHandlers, scriptedHttp } from './example-context.ts';
import { postLine } from './post-line.ts';
import { userAgent } from './user-agent.ts';

/** The fields of an answer that is an event stream. */
export const STREAM = { 'content-type': 'text/event-stream' };

/** A subscription whose connections are played by the test. */
export function playedStream(cursor?: string, change = (handlers: SubscriptionHandlers) => handlers) {
  const http = scriptedHttp();
  const { context, counts } = exampleContext({ http, random: () => 1 });
  const { told, handlers } = notingHandlers();
  const agent = userAgent(
    context,
    (accepted, start) => eventStream(context, accepted, start),
    (line) => postLine(context, line),
  );
  const subscribed = agent.subscribe(change(handlers), cursor);
  subscribed.catch(() => undefined);
  const sentIds = () => http.exchanges.map(({ call }) => call.headers?.['Last-Event-ID']);
  return { http, counts, told, subscribed, sentIds };
}
