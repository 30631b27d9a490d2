import { createParser } from 'eventsource-parser';
import type { Cursor } from '../bench/core/cursor.ts';
import type { HttpHead } from '../bench/core/http-client.ts';
import { isGapReason } from '../bench/core/line.ts';
import type { ReceiveContext, Subscription } from '../bench/core/receiving.ts';
import { keepConnected, type Attempt, type Connection } from './reconnection.ts';
import type { AcceptedHandlers } from './user-agent.ts';

/** Characters that a server may leave unfinished before the client gives it up. */
const MAX_EVENT_CHARACTERS = 16 * 1_048_576;

/**
 * One SSE subscription (WHATWG HTML §9.2): connects, parses, and reconnects with `Last-Event-ID`. Ends for good
 * on any status but 200 and on any other content type, as the standard has it.
 */
export function eventStream(
  context: ReceiveContext,
  handlers: AcceptedHandlers,
  cursor: Cursor | undefined,
): Subscription {
  let lastEventId = cursor ?? '';
  let retryUs = context.options.reconnectUs;

  function open(attempt: Attempt): Connection {
    const parser = createParser({
      maxBufferSize: MAX_EVENT_CHARACTERS,
      onId(id) {
        lastEventId = id;
        handlers.onAccepted();
      },
      onRetry(retryMs) {
        retryUs = Math.min(retryMs * 1_000, context.options.longestRetryUs ?? Infinity);
      },
      onEvent({ event, data }) {
        // An event without a type is a message (WHATWG HTML §9.2.6).
        if (event === undefined || event === 'message') handlers.onEvent(data);
        else if (event === 'gap' && isGapReason(data)) handlers.onGap(data);
      },
      onError(error) {
        if (error.type === 'max-buffer-size-exceeded') end('protocol', error.message);
      },
    });
    const exchange = context.http.start(
      {
        kind: 'event-stream',
        method: 'GET',
        path: context.url.pathname,
        headers: requestHeaders(lastEventId),
      },
      {
        onHead(head) {
          const refusal = refusalOf(head);
          if (refusal !== undefined) {
            end(head.status === 204 ? 'stopped' : 'refused', refusal);
            return;
          }
          attempt.accepted();
          // Without a cursor of its own the client waits for the server's first, which comes at once.
          if (lastEventId !== '') handlers.onAccepted();
        },
        onText(text) {
          parser.feed(text);
        },
        // What was pending at the end is no event: the standard discards it, and the parser goes with it.
        onEnd: attempt.ended,
      },
    );
    return exchange;
  }

  function end(kind: 'refused' | 'stopped' | 'protocol', message: string): void {
    connection.close();
    handlers.onEnd({ kind, message });
  }

  const connection = keepConnected({
    baseDelayUs: () => retryUs,
    random: context.random,
    onReconnect: context.onReconnect,
    open,
  });
  return {
    get cursor() {
      return lastEventId === '' ? undefined : lastEventId;
    },
    close: connection.close,
  };
}

function requestHeaders(lastEventId: string): Record<string, string> {
  return {
    Accept: 'text/event-stream',
    'Cache-Control': 'no-cache',
    // UTF-8 on the wire (WHATWG HTML §9.2.4); Node writes header values as latin1.
    ...(lastEventId === '' ? {} : { 'Last-Event-ID': Buffer.from(lastEventId).toString('latin1') }),
  };
}

/** WHATWG HTML §9.2.3: anything but 200 with an event stream fails the connection for good. */
function refusalOf(head: HttpHead): string | undefined {
  if (head.status !== 200) return `the server answered ${head.status} where an event stream was expected`;
  const type = head.header('content-type') ?? 'no content type';
  const essence = type.split(';', 1)[0]?.trim().toLowerCase();
  return essence === 'text/event-stream'
    ? undefined
    : `the server sent ${type} where an event stream was expected`;
}
