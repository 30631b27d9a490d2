import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { otherLoadBetween, parseCpuTimes, readCpuTimes, stealBetween } from './cpu-times.ts';

const STAT = `cpu  100 20 30 4000 50 6 7 80 90 10
cpu0 50 10 15 2000 25 3 3 40 45 5
intr 12345 0 0
`;

describe('the CPU times of Linux', () => {
  test('are those of all cores, with guests counted once', () => {
    expect(parseCpuTimes(STAT)).toEqual({ busy: 163, idle: 4_050, stolen: 80 });
  });

  test('are read from a kernel that knows no steal', () => {
    expect(parseCpuTimes('cpu 1 2 3 4\n')).toEqual({ busy: 6, idle: 4, stolen: 0 });
  });

  test.each(['', 'intr 1 2\n', 'cpu0 1 2 3 4 5 6 7 8\n'])('are not made up from %j', (text) => {
    expect(parseCpuTimes(text)).toBeNull();
  });

  test.runIf(existsSync('/proc/stat'))('are those that the machine has', () => {
    const before = readCpuTimes();
    const line = execFileSync('head', ['-n1', '/proc/stat'], { encoding: 'utf8' });
    const after = readCpuTimes();
    const sum = (times: ReturnType<typeof readCpuTimes>) =>
      times === null ? NaN : times.busy + times.idle + times.stolen;
    const [
      user = NaN,
      nice = NaN,
      system = NaN,
      idle = NaN,
      ioWait = NaN,
      irq = NaN,
      soft = NaN,
      steal = NaN,
    ] = line.trim().split(/\s+/).slice(1).map(Number);
    const all = user + nice + system + idle + ioWait + irq + soft + steal;
    // The kernel's idle time may step back by a tick or two from one reading to the next.
    expect(all).toBeGreaterThanOrEqual(sum(before) - 4);
    expect(all).toBeLessThanOrEqual(sum(after) + 4);
  });
});

describe('shares of the CPU time', () => {
  const START = { busy: 1_000, idle: 5_000, stolen: 10 };

  test('steal is a share of what was wanted, however idle the machine was', () => {
    expect(stealBetween(START, { busy: 1_090, idle: 5_000, stolen: 20 })).toBe(0.1);
    expect(stealBetween(START, { busy: 1_090, idle: 9_000, stolen: 20 })).toBe(0.1);
  });

  test("others' load is a share of all cores' time, without one's own", () => {
    const end = { busy: 1_060, idle: 5_130, stolen: 20 };
    expect(otherLoadBetween(START, end, 0)).toBe(0.3);
    expect(otherLoadBetween(START, end, 20)).toBe(0.2);
    expect(otherLoadBetween(START, end, 60.4)).toBe(0);
  });

  test('are unknown where the system does not tell, or not finely enough', () => {
    expect(stealBetween(null, START)).toBeNull();
    expect(otherLoadBetween(START, null, 0)).toBeNull();
    const soon = { busy: 1_019, idle: 5_019, stolen: 11 };
    expect(stealBetween(START, soon)).toBeNull();
    expect(otherLoadBetween(START, soon, 0)).toBeNull();
  });
});
