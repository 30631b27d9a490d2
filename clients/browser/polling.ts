import { ask } from './ask.ts';
import type { SubscribeInPage } from './page-half.ts';
import { postLine } from './post-line.ts';

/** Asks by the clock, by `fetch`, whether or not there is anything new. */
export const subscribe: SubscribeInPage = (url, handlers, options) => {
  const { pollEveryMs, phaseMs, pollSchedule } = options;
  let cursor = options.cursor;
  let restMs = phaseMs;
  let isAsking = false;
  let isOver = false;
  let timer: number | undefined;

  async function poll(): Promise<void> {
    if (isAsking || isOver) return;
    isAsking = true;
    try {
      cursor = await ask(url, cursor, handlers);
      isOver ||= cursor === undefined;
    } catch {
      handlers.onReconnect();
    }
    isAsking = false;
    if (pollSchedule === 'rest') timer = setTimeout(tick, restMs);
    restMs = pollEveryMs;
  }

  function tick(): void {
    void poll();
  }

  function startTicking(): void {
    timer = setInterval(tick, pollEveryMs);
    tick();
  }

  tick();
  if (pollSchedule === 'ticks') timer = setTimeout(startTicking, phaseMs);
  return {
    send: (line) => postLine(url, line),
    close() {
      isOver = true;
      clearTimeout(timer);
    },
  };
};
