import { describe, expect, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { windowReadings } from './window-readings.ts';

/** Reads how often it was read, and when. */
function counter() {
  let reads = 0;
  return () => ({ number: (reads += 1), atUs: nowUs() });
}

describe('the readings of a window', () => {
  test('are taken ahead of it at once, then at its start and its end, and at the asking', async () => {
    const read = counter();
    const readings = windowReadings(read, () => undefined);
    const startUs = nowUs() + 2_000;
    const endUs = startUs + 3_000;
    readings.arrange({ startUs, endUs });
    expect(read().number).toBe(2);
    const { before, start, end, drained } = await readings.finish();
    expect([before.number, start.number, end.number, drained.number]).toEqual([1, 3, 4, 5]);
    expect(start.atUs).toBeGreaterThanOrEqual(startUs);
    expect(end.atUs).toBeGreaterThanOrEqual(endUs);
    expect(drained.atUs).toBeGreaterThanOrEqual(end.atUs);
  });

  test('are all taken though the window has passed when it is arranged', async () => {
    const readings = windowReadings(counter(), () => undefined);
    readings.arrange({ startUs: nowUs() - 20_000, endUs: nowUs() - 10_000 });
    const { before, start, end, drained } = await readings.finish();
    expect([before.number, start.number, end.number, drained.number]).toEqual([1, 2, 3, 4]);
  });

  test('begin after what was gathered until then is dropped, and it is dropped once', async () => {
    const told: string[] = [];
    const readings = windowReadings(
      () => told.push('read'),
      () => told.push('drop'),
    );
    readings.arrange({ startUs: nowUs(), endUs: nowUs() });
    await readings.finish();
    expect(told).toEqual(['drop', 'read', 'read', 'read', 'read']);
  });

  test('end what is gathered beside them at the planned end, after the reading of it', async () => {
    const told: string[] = [];
    const readings = windowReadings(
      () => told.push('read'),
      () => told.push('begin'),
      () => told.push('end'),
    );
    readings.arrange({ startUs: nowUs(), endUs: nowUs() });
    await readings.finish();
    expect(told).toEqual(['begin', 'read', 'read', 'read', 'end', 'read']);
  });

  test('wait for a window that has not been arranged yet', async () => {
    const readings = windowReadings(counter(), () => undefined);
    const finished = readings.finish();
    readings.arrange({ startUs: nowUs(), endUs: nowUs() });
    expect((await finished).drained.number).toBe(4);
  });
});
