import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../core/clock.ts';
import type { Microseconds } from '../core/units.ts';
import type { QuietHttp } from '../measure/quiet-http.ts';

/** Waits until none of these has an exchange under way, or for so long. */
export async function atRest(exchanges: readonly QuietHttp[], capUs: Microseconds): Promise<void> {
  const untilUs = nowUs() + capUs;
  while (exchanges.some(({ underWay }) => underWay > 0) && nowUs() < untilUs) await delay(1);
}
