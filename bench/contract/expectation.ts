import { AssertionError } from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { nowUs } from '../core/clock.ts';
import { printable } from '../core/printable.ts';
import type { Microseconds } from '../core/units.ts';

/** How long anything may take; far above what it takes on a busy machine. */
const DEFAULT_PATIENCE_US: Microseconds = 10_000_000;
const patience = new AsyncLocalStorage<Microseconds>();
const LOOK_AGAIN_MS = 2;
const LONGEST_SHOWN = 120;

/** What was expected did not come in time. */
export class OutOfTime extends AssertionError {}

/** Nor did any answer of the server's. */
export class NoAnswer extends OutOfTime {}

/** @throws AssertionError with what was found and expected in one line. */
export function expectEqual(what: string, found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) {
    throw new AssertionError({ message: `${what}: expected ${shown(expected)}, found ${shown(found)}` });
  }
}

/** @throws AssertionError when the number is higher. */
export function expectAtMost(what: string, found: number, most: number): void {
  if (found > most) {
    throw new AssertionError({ message: `${what}: expected at most ${most}, found ${found}` });
  }
}

/** @throws AssertionError unless the text matches. */
export function expectMatch(what: string, found: string | undefined, expected: RegExp): void {
  if (found === undefined || !expected.test(found)) {
    throw new AssertionError({ message: `${what}: expected ${String(expected)}, found ${shown(found)}` });
  }
}

/** Waits until something holds. Rejects with OutOfTime when it does not within the cap, with what was found last. */
export async function eventually(
  expected: string,
  holds: () => boolean,
  found: () => unknown = holds,
): Promise<void> {
  const patienceUs = patience.getStore() ?? DEFAULT_PATIENCE_US;
  const latestUs = nowUs() + patienceUs;
  while (!holds()) {
    if (nowUs() > latestUs) {
      throw new OutOfTime({ message: `${expectedWithin(patienceUs, expected)}; found ${shown(found())}` });
    }
    await delay(LOOK_AGAIN_MS);
  }
}

/** Waits for the server's answer to something that it was asked. Rejects with NoAnswer when there is none in time. */
export async function answered<Answer>(expected: string, answer: Promise<Answer>): Promise<Answer> {
  const patienceUs = patience.getStore() ?? DEFAULT_PATIENCE_US;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const limit = setTimeout(() => {
    reject(new NoAnswer({ message: expectedWithin(patienceUs, expected) }));
  }, patienceUs / 1_000);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(limit);
  }
}

function expectedWithin(patienceUs: Microseconds, expected: string): string {
  return `expected within ${patienceUs / 1_000_000} s: ${expected}`;
}

/** Everything that is waited for within may take so long: less than usual where it is waited for in vain. */
export function withPatience<Result>(patienceUs: Microseconds, action: () => Result): Result {
  return patience.run(patienceUs, action);
}

/** Any value in one short, printable line. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : printable(JSON.stringify(value));
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)`;
}
