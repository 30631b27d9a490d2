import { nowUs } from '../core/clock.ts';
import type { Microseconds } from '../core/units.ts';

/** A page's clock on the host's. */
export type PageClock = {
  /** What {@link nowUs} said when the page's `performance.now()` was 0. */
  readonly zeroUs: Microseconds;
  /** By how much it can be wrong at most, as far as an independent measurement tells. */
  readonly errorUs: Microseconds;
};

/** What is asked of a session of DevTools: Playwright's `CDPSession` is one. */
export type DevTools = {
  send(method: 'Performance.enable', how: { readonly timeDomain: 'timeTicks' }): Promise<unknown>;
  send(method: 'Performance.getMetrics'): Promise<{
    readonly metrics: readonly { readonly name: string; readonly value: number }[];
  }>;
  send(method: 'Performance.disable'): Promise<unknown>;
  send(
    method: 'Runtime.evaluate',
    of: { readonly expression: string },
  ): Promise<{ readonly result: { readonly value?: unknown } }>;
};

/** The grain of `performance.now()` in a page that is isolated, and in one that is not. */
const ISOLATED_GRAIN_US: Microseconds = 5;
const COARSE_GRAIN_US: Microseconds = 100;

const ROUND_TRIPS = 60;

/**
 * Aligns a page's clock with the host's in two ways, and holds one against the other. DevTools tells the page's
 * start as Chromium's TimeTicks, which on Linux are CLOCK_MONOTONIC, the clock of {@link nowUs}. Independent of
 * that, each round trip bounds the difference: the page's answer was given after the question and before it came back
 * (Cristian 1989), whatever each way took; the tightest bounds of many round trips hold for all.
 * @throws Error when the two do not agree
 */
export async function alignClock(cdp: DevTools, isIsolated: boolean): Promise<PageClock> {
  const zeroUs = await navigationStartUs(cdp);
  const { least, most } = await boundsOf(cdp);
  const grainUs = isIsolated ? ISOLATED_GRAIN_US : COARSE_GRAIN_US;
  if (zeroUs < least - grainUs || zeroUs > most + grainUs) {
    const outside = Math.max(least - zeroUs, zeroUs - most);
    throw new Error(
      `the page's clock cannot be aligned: DevTools and round trips differ by ${Math.round(outside)} µs or more`,
    );
  }
  return { zeroUs, errorUs: Math.ceil(Math.max(most - zeroUs, zeroUs - least, 0) + grainUs) };
}

async function navigationStartUs(cdp: DevTools): Promise<Microseconds> {
  await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
  const { metrics } = await cdp.send('Performance.getMetrics');
  await cdp.send('Performance.disable');
  const start = metrics.find(({ name }) => name === 'NavigationStart');
  if (start === undefined) throw new Error("DevTools does not tell the page's start");
  return start.value * 1_000_000;
}

/** Between which moments of the host the page's clock was 0, as round trips tell. */
async function boundsOf(cdp: DevTools): Promise<{ readonly least: number; readonly most: number }> {
  let least = -Infinity;
  let most = Infinity;
  for (let trip = 0; trip < ROUND_TRIPS; trip += 1) {
    const askedUs = nowUs();
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'performance.now()' });
    const answeredUs = nowUs();
    const pageUs = Number(result.value) * 1_000;
    least = Math.max(least, askedUs - pageUs);
    most = Math.min(most, answeredUs - pageUs);
  }
  return { least, most };
}
