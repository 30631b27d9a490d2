import { bodiesOf, dueOffsets } from '../../core/feed.ts';
import type { PageCalls, PageMessage } from '../page-calls.ts';

type Message = { -readonly [Key in keyof PageMessage]: PageMessage[Key] };

/**
 * Sends what one page is to send up, each message when it is due, whether or not those before have come back (open
 * loop).
 */
export function wayUp(send: (line: string) => Promise<string>): PageCalls['sendUp'] {
  let underWay = 0;
  let mostAtOnce = 0;

  async function hold(message: Message, text: string): Promise<void> {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    try {
      const echo = await send(text);
      message.echo = { atMs: performance.now(), isSame: echo === text };
    } catch {
      // That its echo is missing is what there is to say of it.
    } finally {
      underWay -= 1;
    }
  }

  return async ({ plan, agent, agents, startMs, capMs }) => {
    const textOf = bodiesOf(plan);
    const messages: Message[] = [];
    const echoes: Promise<void>[] = [];
    const sendings = dueOffsets(plan).map(async (offsetUs, n) => {
      if (n % agents !== agent) return;
      const dueMs = startMs + offsetUs / 1_000;
      const message = { dueMs, sentMs: await reached(dueMs), echo: null };
      messages.push(message);
      echoes.push(hold(message, textOf(n)));
    });
    await Promise.all(sendings);
    await Promise.race([Promise.all(echoes), new Promise((resolve) => setTimeout(resolve, capMs))]);
    // A message that is still under way may yet have its echo: that would be too late.
    return { messages: messages.map((message) => ({ ...message })), mostAtOnce };
  };
}

/**
 * Resolves at a moment of the page's clock, or as soon as possible after, to the moment that it is. Each message has a
 * timer of its own, set ahead: those that set each other, beyond a depth of five, are held for 4 ms (WHATWG HTML §8.7, "timer initialization").
 */
async function reached(momentMs: number): Promise<number> {
  let nowMs = performance.now();
  while (nowMs < momentMs) {
    const restMs = Math.ceil(momentMs - nowMs);
    await new Promise((resolve) => setTimeout(resolve, restMs));
    nowMs = performance.now();
  }
  return nowMs;
}
