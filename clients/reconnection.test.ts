import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepConnected, reconnectionDelayUs, type Attempt } from './reconnection.ts';

describe('the delay before a reconnection', () => {
  test('doubles with each failure in a row, up to a bound', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 100].map((failures) =>
      reconnectionDelayUs(1_000, failures, () => 1),
    );
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 32_000, 32_000]);
  });

  test('is spread over the upper half', () => {
    expect(reconnectionDelayUs(1_000, 1, () => 0)).toBe(1_000);
    expect(reconnectionDelayUs(1_000, 1, () => 0.5)).toBe(1_500);
  });
});

describe('a connection that is kept up', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function kept() {
    const attempts: Attempt[] = [];
    const counts = { reconnects: 0, aborted: 0 };
    const connection = keepConnected({
      baseDelayUs: () => 10_000,
      random: () => 1,
      onReconnect: () => (counts.reconnects += 1),
      open(attempt) {
        attempts.push(attempt);
        return { abort: () => (counts.aborted += 1) };
      },
    });
    return { attempts, counts, connection };
  }

  test('is opened again once the delay is over, and counted', () => {
    const { attempts, counts } = kept();
    attempts[0]?.ended();
    vi.advanceTimersByTime(9);
    expect(attempts.length).toBe(1);
    vi.advanceTimersByTime(1);
    expect(attempts.length).toBe(2);
    expect(counts).toEqual({ reconnects: 1, aborted: 0 });
  });

  test('is tried later and later while it fails, and soon again once it was accepted', () => {
    const { attempts } = kept();
    const waitsMs: number[] = [];
    for (const accepted of [false, false, true, false]) {
      if (accepted) attempts.at(-1)?.accepted();
      attempts.at(-1)?.ended();
      const before = attempts.length;
      let waitedMs = 0;
      while (attempts.length === before) {
        vi.advanceTimersByTime(1);
        waitedMs += 1;
      }
      waitsMs.push(waitedMs);
    }
    expect(waitsMs).toEqual([10, 20, 10, 20]);
  });

  test('ends once, however often it says so', () => {
    const { attempts, counts } = kept();
    attempts[0]?.ended();
    attempts[0]?.ended();
    vi.runAllTimers();
    expect(attempts.length).toBe(2);
    expect(counts.reconnects).toBe(1);
  });

  test('is aborted when it is closed, and never opened again', () => {
    const { attempts, counts, connection } = kept();
    connection.close();
    attempts[0]?.ended();
    vi.runAllTimers();
    expect(attempts.length).toBe(1);
    expect(counts).toEqual({ reconnects: 0, aborted: 1 });
  });

  test('is not opened when it is closed while it waits', () => {
    const { attempts, connection } = kept();
    attempts[0]?.ended();
    connection.close();
    expect(vi.getTimerCount()).toBe(0);
    expect(attempts.length).toBe(1);
  });
});
