import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProcess, settledMemory, utilisationBetween, type ProcessReading } from './process-meter.ts';

function readingOf(idle: number, active: number): ProcessReading {
  return { cpuUs: 0, loop: { idle, active } };
}

describe('a process reading', () => {
  test('has the CPU time that was spent, to the microsecond', () => {
    const start = readProcess();
    const before = process.cpuUsage();
    let spent = 0;
    while (spent < 30_000) {
      const { user, system } = process.cpuUsage(before);
      spent = user + system;
    }
    expect(readProcess().cpuUs - start.cpuUs).toBeGreaterThanOrEqual(spent);
    expect(Number.isInteger(start.cpuUs)).toBe(true);
  });

  test('counts on from reading to reading, and so does a share of the time between two', async () => {
    const start = readProcess();
    await new Promise((resolve) => setImmediate(resolve));
    const end = readProcess();
    expect(end.cpuUs).toBeGreaterThanOrEqual(start.cpuUs);
    expect(utilisationBetween(start, end)).toBeGreaterThanOrEqual(0);
    expect(utilisationBetween(start, end)).toBeLessThanOrEqual(1);
  });
});

describe('utilisation', () => {
  test.each([
    ['all of the time', readingOf(10, 5), readingOf(10, 9), 1],
    ['none of it', readingOf(10, 5), readingOf(90, 5), 0],
    ['a quarter', readingOf(100, 50), readingOf(130, 60), 0.25],
    ['nothing, over no time at all', readingOf(1, 1), readingOf(1, 1), 0],
  ])('is %s', (_, start, end, share) => {
    expect(utilisationBetween(start, end)).toBe(share);
  });

  test('is of the time between the readings alone, whatever was before', () => {
    const times = fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000), fc.nat(1_000));
    fc.assert(
      fc.property(times, ([idle, active, moreIdle, moreActive]) => {
        const share = utilisationBetween(
          readingOf(idle, active),
          readingOf(idle + moreIdle, active + moreActive),
        );
        expect(share).toBe(utilisationBetween(readingOf(0, 0), readingOf(moreIdle, moreActive)));
      }),
    );
  });
});

describe('settled memory', () => {
  test('grows by what is held', () => {
    const meter = JSON.stringify(new URL('./process-meter.ts', import.meta.url).href);
    const program = `
      import { settledMemory } from ${meter};
      const start = settledMemory();
      const held = Buffer.alloc(64 * 1_048_576, 1);
      console.log((settledMemory() - start) / held.length);`;
    const args = ['--expose-gc', '--input-type=module', '-e', program];
    const share = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    expect(Math.abs(share - 1)).toBeLessThan(0.2);
  });

  test('says what it needs where the collector cannot be called', () => {
    expect(globalThis.gc).toBeUndefined();
    expect(settledMemory).toThrow('--expose-gc');
  });
});
