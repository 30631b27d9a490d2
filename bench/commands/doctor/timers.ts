import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../../core/clock.ts';
import type { Microseconds } from '../../core/units.ts';
import type { Finding } from './finding.ts';

const TIMER_MS = 4;

/** How late this machine's timers are: of every figure that begins with a timer, part is this. */
export async function timerLateness(sampleUs: Microseconds): Promise<Finding> {
  const lateUs: Microseconds[] = [];
  const endUs = nowUs() + sampleUs;
  do {
    const dueUs = nowUs() + TIMER_MS * 1_000;
    await delay(TIMER_MS);
    lateUs.push(nowUs() - dueUs);
  } while (nowUs() < endUs);
  lateUs.sort((a, b) => a - b);
  const found = `p50 ${atPercent(lateUs, 50)} us, p99 ${atPercent(lateUs, 99)} us late`;
  return { subject: 'timers', state: 'ok', found, advice: null };
}

function atPercent(sorted: readonly Microseconds[], percent: number): Microseconds {
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0;
}
