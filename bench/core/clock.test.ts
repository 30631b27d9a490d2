import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { callAt, nowUs, untilMoment } from './clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock', () => {
  test('counts whole microseconds, and never goes back', () => {
    const stamps = Array.from({ length: 1_000 }, nowUs);
    expect(stamps.every(Number.isSafeInteger)).toBe(true);
    expect(stamps.toSorted((a, b) => a - b)).toEqual(stamps);
  });

  test('is the same in another process: a stamp taken there lies between two taken here', () => {
    const program = 'console.log(String(process.hrtime.bigint() / 1000n))';
    const before = nowUs();
    const there = Number(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }));
    expect(there).toBeGreaterThan(before);
    expect(there).toBeLessThan(nowUs());
  });
});

describe('a call at a moment', () => {
  test('never comes before the moment', async () => {
    const moments = [0, 300, 1_000, 2_500, 7_900].map((delayUs) => nowUs() + delayUs);
    const called = moments.map(
      (moment) =>
        new Promise<number>((resolve) => {
          callAt(moment, () => {
            resolve(nowUs() - moment);
          });
        }),
    );
    for (const lateUs of await Promise.all(called)) expect(lateUs).toBeGreaterThanOrEqual(0);
  });

  test('comes once for a moment that has passed, and not within the asking', async () => {
    let calls = 0;
    const called = new Promise<void>((resolve) => {
      callAt(nowUs() - 1_000_000, () => {
        calls += 1;
        resolve();
      });
    });
    expect(calls).toBe(0);
    await called;
    expect(calls).toBe(1);
  });

  test('waits again when a timer fires early', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
    const callback = vi.fn();
    const moment = nowUs() + 10_000;
    callAt(moment, callback);
    // The timer's time has come, while the clock says that it has not.
    const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(BigInt(moment - 1) * 1_000n);
    vi.advanceTimersByTime(10);
    expect(callback).not.toHaveBeenCalled();
    clock.mockReturnValue(BigInt(moment) * 1_000n);
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledTimes(1);
    clock.mockRestore();
  });

  test('does not come once it is cancelled, even when it had to wait again', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
    const callback = vi.fn();
    const moment = nowUs() + 10_000;
    const cancelAtOnce = callAt(moment, callback);
    cancelAtOnce();
    const cancel = callAt(moment, callback);
    const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(BigInt(moment - 1) * 1_000n);
    vi.advanceTimersByTime(10);
    cancel();
    clock.mockRestore();
    vi.runAllTimers();
    expect(callback).not.toHaveBeenCalled();
  });
});

describe('waiting for a moment', () => {
  test('ends when it has come, and not before', async () => {
    const { signal } = new AbortController();
    for (const delayUs of [-1_000, 0, 300, 1_700, 5_100]) {
      const moment = nowUs() + delayUs;
      await untilMoment(moment, signal);
      expect(nowUs()).toBeGreaterThanOrEqual(moment);
    }
  });

  test('ends at once with the reason when it is aborted, before or meanwhile, and leaves nothing waiting', async () => {
    vi.useFakeTimers();
    const reason = new Error('enough');
    await expect(untilMoment(nowUs() + 60_000_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = untilMoment(nowUs() + 60_000_000, controller.signal);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});
