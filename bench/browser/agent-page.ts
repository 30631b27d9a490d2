import type { Microseconds } from '../core/units.ts';
import type { Transport } from '../transports.ts';
import { openCalledPage, type CalledPage } from './called-page.ts';
import type { BrowserUser } from './launch.ts';
import type { PageCalls, PageSetup } from './page-calls.ts';
import { alignClock, type PageClock } from './page-clock.ts';

/** A page that is one user agent. */
export type AgentPage = Pick<CalledPage<PageCalls>, 'call'> & {
  readonly clock: PageClock;
  /** For how long the page's thread was busy since it began. */
  busyUs(): Promise<Microseconds>;
};

/** Opens a page at the server's origin that subscribes by a transport's half in `clients/browser/`. */
export async function openAgentPage(
  user: BrowserUser,
  transport: Transport,
  setup: PageSetup,
): Promise<AgentPage> {
  const { call, cdp } = await openCalledPage<PageCalls>(user, new URL(setup.url).origin, {
    imports: { subscribe: `clients/browser/${transport}`, pageAgent: 'bench/browser/page/page-agent' },
    expression: `pageAgent(subscribe, ${JSON.stringify(setup)})`,
  });
  const clock = await alignClock(cdp, await call('isIsolated'));
  await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
  return {
    clock,
    call,
    async busyUs() {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000_000;
    },
  };
}
