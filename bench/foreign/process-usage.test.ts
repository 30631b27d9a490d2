import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cpuBetween, usageOf } from './process-usage.ts';

/** Says what it used by its own count, and goes on to wait; its child has used a part and ended. */
const BUSY = `
  const { spawnSync } = require('child_process');
  const keep = [Buffer.alloc(60e6, 1)];
  const spin = 'const end = process.cpuUsage().user + 2e5; while (process.cpuUsage().user < end);';
  spawnSync(process.execPath, ['-e', spin]);
  eval(spin);
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ cpuUs: user + system, residentBytes: process.memoryUsage.rss() }));
  setInterval(() => keep, 1e6);`;

describe.skipIf(process.platform !== 'linux')('what a process has used', () => {
  test('is what it says itself, and what its children used that have ended', async () => {
    const child = spawn(process.execPath, ['-e', BUSY], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => {
      child.kill();
    });
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const own = JSON.parse(line) as { cpuUs: number; residentBytes: number };
    const found = usageOf([child.pid ?? 0]);
    // Its child has used 200 ms and what a start takes, told in hundredths of a second.
    expect(found?.cpu.ticksUs).toBeGreaterThanOrEqual(own.cpuUs + 190_000 - 20_000);
    expect(found?.cpu.threadsUs).toBeGreaterThanOrEqual(own.cpuUs / 2);
    expect(found?.residentBytes).toBeGreaterThan(60_000_000);
    expect((found?.residentBytes ?? 0) / own.residentBytes).toBeCloseTo(1, 0);
  });

  test('is that of all of them together', () => {
    const one = usageOf([process.pid])?.residentBytes ?? 0;
    const twice = usageOf([process.pid, process.pid])?.residentBytes ?? 0;
    expect(twice / one).toBeCloseTo(2, 0);
  });

  test('is not known of one that is not there', () => {
    expect(usageOf([])).toBeUndefined();
    expect(usageOf([2 ** 30])).toBeUndefined();
  });
});

describe('the time between two counts', () => {
  const FROM = { ticksUs: 130_000, threadsUs: 121_234 };
  test.each([
    ['is to the microsecond where ticks tell nothing yet', { ticksUs: 130_000, threadsUs: 121_934 }, 700],
    ['is to the microsecond where ticks are only rounded', { ticksUs: 170_000, threadsUs: 122_234 }, 1_000],
    ['counts threads and children that ended', { ticksUs: 330_000, threadsUs: 122_234 }, 200_000],
    ['is not below nothing when a thread has ended', { ticksUs: 140_000, threadsUs: 100_000 }, 0],
    ['is not below nothing when a process has ended', { ticksUs: 30_000, threadsUs: 10_000 }, 0],
  ])('%s', (_, to, expected) => {
    expect(cpuBetween(FROM, to)).toBe(expected);
  });

  test('is that of ticks where threads are not counted', () => {
    expect(cpuBetween({ ticksUs: 130_000, threadsUs: 0 }, { ticksUs: 140_000, threadsUs: 0 })).toBe(10_000);
  });
});
