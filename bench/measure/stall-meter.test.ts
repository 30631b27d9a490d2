import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { stallMeter, type StallMeter } from './stall-meter.ts';

const LOOK_EVERY_US = 20_000;
const STALL_US = 3 * LOOK_EVERY_US;

function stallFor(durationUs: number): void {
  const startUs = nowUs();
  while (nowUs() - startUs < durationUs);
}

/** What has to be seen of a stall at least; the meter keeps three significant digits. */
const SEEN_US = (STALL_US - LOOK_EVERY_US) * 0.998;

/** Stalls until it is seen: the first stall may come before the first look. */
async function stallUntilSeen(meter: StallMeter): Promise<void> {
  const stallAndLook = () => {
    stallFor(STALL_US);
    return setImmediate(undefined).then(meter.longestUs);
  };
  await expect.poll(stallAndLook, { timeout: 20_000 }).toBeGreaterThanOrEqual(SEEN_US);
}

test('a stall is seen, by at most the time between two looks too short', async () => {
  await stallUntilSeen(stallMeter(LOOK_EVERY_US));
});

test('what was before a restart is forgotten', async () => {
  const meter = stallMeter(LOOK_EVERY_US);
  await stallUntilSeen(meter);
  meter.restart();
  expect(meter.longestUs()).toBe(0);
});
