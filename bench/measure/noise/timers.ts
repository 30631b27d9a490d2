import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../../core/clock.ts';
import type { Spread } from '../../core/laboratory.ts';
import type { Microseconds } from '../../core/units.ts';
import { spreadOf } from './spread.ts';

/** The shortest that Node has. */
const TIMER_MS = 1;

/** How late timers fire in a process that does nothing else: part of every figure that begins with a timer. */
export async function sampleTimers(forUs: Microseconds): Promise<Spread> {
  const lateUs: Microseconds[] = [];
  const endUs = nowUs() + forUs;
  do {
    const dueUs = nowUs() + TIMER_MS * 1_000;
    await delay(TIMER_MS);
    lateUs.push(nowUs() - dueUs);
  } while (nowUs() < endUs);
  return spreadOf(lateUs);
}
