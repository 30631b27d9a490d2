import type { HttpResponse, Serve } from '../bench/core/serving.ts';
import { askedCursor } from './asked-cursor.ts';
import { answerEcho } from './echo.ts';
import { answerPoll } from './poll-answer.ts';

type Held = { readonly cursor: string; readonly timer: NodeJS.Timeout };

/**
 * Holds a request that finds nothing until there is something, or until the hold ends (RFC 6202 §2). What is
 * published while a client is away waits in the log, so that several events can come in one answer.
 */
export const serve: Serve = ({ log, options }) => {
  const waiting = new Map<HttpResponse, Held>();

  function release(response: HttpResponse): void {
    const held = waiting.get(response);
    if (held === undefined) return;
    waiting.delete(response);
    clearTimeout(held.timer);
    answerPoll(response, log.after(held.cursor));
  }

  function forget(response: HttpResponse): void {
    clearTimeout(waiting.get(response)?.timer);
    waiting.delete(response);
  }

  return {
    http(request, response) {
      const asked = askedCursor(request);
      const known = log.after(asked);
      // A client without a cursor is told the head at once, so that it knows from where on it misses nothing.
      if (asked === undefined || known.gap !== undefined || known.entries.length > 0) {
        answerPoll(response, known);
        return;
      }
      const timer = setTimeout(release, options.holdUs / 1_000, response);
      waiting.set(response, { cursor: known.cursor, timer });
      response.on('close', () => {
        forget(response);
      });
    },
    post: answerEcho,
    publish() {
      for (const response of [...waiting.keys()]) release(response);
      return 0;
    },
    close() {
      for (const response of [...waiting.keys()]) release(response);
    },
  };
};
