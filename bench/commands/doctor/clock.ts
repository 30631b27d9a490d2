import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { nowUs } from '../../core/clock.ts';
import type { Microseconds } from '../../core/units.ts';
import { finding, type Finding } from './finding.ts';

/** When a question was sent, stamped in the other process, and its answer received. */
export type RoundTrip = readonly [asked: Microseconds, stamped: Microseconds, answered: Microseconds];

const ROUND_TRIPS = 200;
const STAMPER = `process.stdin.on('data', () => console.log(String(process.hrtime.bigint() / 1000n)))`;

/** Asks another process for the time, again and again. */
export async function askAnotherProcess(): Promise<readonly RoundTrip[]> {
  const child = spawn(process.execPath, ['--eval', STAMPER], { stdio: ['pipe', 'pipe', 'ignore'] });
  const stamps = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const trips: RoundTrip[] = [];
  while (trips.length < ROUND_TRIPS) {
    const asked = nowUs();
    child.stdin.write('?');
    const stamp = await stamps.next();
    if (stamp.done === true) break;
    trips.push([asked, Number(stamp.value), nowUs()]);
  }
  child.stdin.end();
  return trips;
}

/** Lateness is the difference of two processes' stamps, so that no answer may seem to precede its question. */
export function judgeClock(trips: readonly RoundTrip[]): Finding {
  const broken = trips.filter(([asked, stamped, answered]) => stamped < asked || answered < stamped).length;
  const found = `${broken} of ${trips.length} round trips between two processes out of order`;
  const state = broken > 0 || trips.length === 0 ? 'impossible' : 'ok';
  return finding(
    'one clock',
    state,
    found,
    'processes disagree on the time: use another machine, or no emulator',
  );
}
