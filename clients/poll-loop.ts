import { callAt, nowUs } from '../bench/core/clock.ts';
import type { Cursor } from '../bench/core/cursor.ts';
import { fetchAnswer, type HttpAnswer } from '../bench/core/http-client.ts';
import { isGapReason } from '../bench/core/line.ts';
import type { ReceiveContext, Subscription } from '../bench/core/receiving.ts';
import type { Microseconds } from '../bench/core/units.ts';
import { reconnectionDelayUs } from './reconnection.ts';
import type { AcceptedHandlers } from './user-agent.ts';

/** When to ask again, told once an answer is in. */
export type NextAsk = () => Microseconds;

/** Asks, delivers, rests, asks again, until closed; the cursor of the last answer is all it has to remember. */
export function pollLoop(
  context: ReceiveContext,
  nextAsk: NextAsk,
  handlers: AcceptedHandlers,
  start: Cursor | undefined,
): Subscription {
  let cursor = start;
  let failures = 0;
  let closed = false;
  let cancel: () => void = ask();
  // Whoever has a cursor can miss nothing, however long the first answer takes.
  if (start !== undefined) handlers.onAccepted();

  function ask(): () => void {
    const query = cursor === undefined ? '' : `?after=${encodeURIComponent(cursor)}`;
    const { answer, abort } = fetchAnswer(context.http, {
      kind: 'poll',
      method: 'GET',
      path: context.url.pathname + query,
    });
    answer.then(take, failed);
    return abort;
  }

  function askAt(momentUs: Microseconds): void {
    cancel = callAt(momentUs, () => {
      cancel = ask();
    });
  }

  function take(answer: HttpAnswer): void {
    if (closed) return;
    if (answer.status >= 500) {
      failed();
      return;
    }
    const next = answer.header('event-cursor');
    if ((answer.status !== 200 && answer.status !== 204) || next === undefined) {
      end(answer.status, next);
      return;
    }
    failures = 0;
    deliver(answer, next);
    if (!isClosed()) askAt(nextAsk());
  }

  function deliver(answer: HttpAnswer, next: Cursor): void {
    const gap = answer.header('event-gap');
    if (isGapReason(gap)) handlers.onGap(gap);
    // Every line is ended; what follows the last end is nothing, or the rest of an answer that was cut.
    for (const payload of answer.body.split('\n').slice(0, -1)) handlers.onEvent(payload);
    // Only now, as an answer has one cursor: whoever closes in its middle has to ask for it again.
    cursor = next;
    handlers.onAccepted();
  }

  function failed(): void {
    if (closed) return;
    context.onReconnect();
    askAt(nowUs() + reconnectionDelayUs(context.options.reconnectUs, failures, context.random));
    failures += 1;
  }

  function end(status: number, next: Cursor | undefined): void {
    closed = true;
    if (status === 200 || status === 204) {
      handlers.onEnd({ kind: 'protocol', message: `an answer came without Event-Cursor (${String(next)})` });
    } else {
      handlers.onEnd({ kind: 'refused', message: `the server answered ${status} to a poll` });
    }
  }

  /** A handler may have closed the loop. */
  function isClosed(): boolean {
    return closed;
  }

  return {
    get cursor() {
      return cursor;
    },
    close() {
      closed = true;
      cancel();
    },
  };
}
