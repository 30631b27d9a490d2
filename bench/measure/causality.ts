import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { nowUs } from '../core/clock.ts';
import type { Microseconds } from '../core/units.ts';

/** When a question was sent, stamped in another process, and its answer received. */
export type RoundTrip = readonly [asked: Microseconds, stamped: Microseconds, answered: Microseconds];

const STAMPER = `process.stdin.on('data', () => console.log(String(process.hrtime.bigint() / 1000n)))`;

/** Asks another process for the time, so often; fewer when it ends early. */
export async function askAnotherProcess(times: number): Promise<readonly RoundTrip[]> {
  const child = spawn(process.execPath, ['--eval', STAMPER], { stdio: ['pipe', 'pipe', 'ignore'] });
  const stamps = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const trips: RoundTrip[] = [];
  while (trips.length < times) {
    const asked = nowUs();
    child.stdin.write('?');
    const stamp = await stamps.next();
    if (stamp.done === true) break;
    trips.push([asked, Number(stamp.value), nowUs()]);
  }
  child.stdin.end();
  return trips;
}

/**
 * How many answers seem to precede their question, or to come before they were given. Lateness is the difference of
 * two processes' stamps: with a single one, they do not read one clock.
 */
export function causalityViolations(trips: readonly RoundTrip[]): number {
  return trips.filter(([asked, stamped, answered]) => stamped < asked || answered < stamped).length;
}
