import { ask } from './ask.ts';
import type { SubscribeInPage } from './page-half.ts';
import { postLine } from './post-line.ts';

/** Asks again, by `fetch`, as soon as it has its answer (RFC 6202 §2): the server does the waiting. */
export const subscribe: SubscribeInPage = (url, handlers, options) => {
  const asking = new AbortController();
  const { signal } = asking;

  async function askAgainAndAgain(): Promise<void> {
    let cursor = options.cursor;
    do {
      try {
        cursor = await ask(url, cursor, handlers, signal);
        if (cursor === undefined) return;
      } catch {
        if (signal.aborted) return;
        handlers.onReconnect();
        await new Promise((resolve) => setTimeout(resolve, options.reconnectMs));
      }
    } while (!signal.aborted);
  }

  void askAgainAndAgain();
  return {
    send: (line) => postLine(url, line),
    close() {
      asking.abort();
    },
  };
};
