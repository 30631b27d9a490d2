import type { AgentPage } from '../browser/agent-page.ts';
import type { PageMessage } from '../browser/page-calls.ts';
import type { Microseconds } from '../core/units.ts';
import { echoTally, type EchoTally } from './echo-tally.ts';
import type { SendUpstream } from './upstream.ts';

/** An agent's page, by its number among all agents. */
export type NumberedPage = { readonly number: number; readonly page: Pick<AgentPage, 'call' | 'clock'> };

/**
 * As `upstreamOf`, of pages. Where the page's clock stands on the host's decides when a plan starts there, and nothing
 * else: all messages of a page move by what is not known of it, and no time between them does.
 */
export function upstreamOfPages(pages: readonly NumberedPage[]): SendUpstream {
  return async ({ plan, startUs, agents, capUs }) => {
    const outcomes = await Promise.all(
      pages.map(({ number, page }) =>
        page.call('sendUp', {
          plan,
          agent: number,
          agents,
          startMs: (startUs - page.clock.zeroUs) / 1_000,
          capMs: capUs / 1_000,
        }),
      ),
    );
    const tally = echoTally();
    for (const message of outcomes.flatMap(({ messages }) => messages)) add(tally, message);
    const atOnce = outcomes.reduce((sum, { mostAtOnce }) => sum + mostAtOnce, 0);
    return { ...tally.outcome(), atOnce };
  };
}

function add(tally: EchoTally, { dueMs, sentMs, echo }: PageMessage): void {
  tally.sent(microseconds(sentMs - dueMs));
  if (echo?.isSame === true) tally.echoed(microseconds(echo.atMs - dueMs), microseconds(echo.atMs - sentMs));
  else if (echo !== null) tally.wrong();
}

function microseconds(ms: number): Microseconds {
  return Math.round(ms * 1_000);
}
