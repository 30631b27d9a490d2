import { callAt, nowUs } from '../core/clock.ts';
import type { Microseconds } from '../core/units.ts';

/**
 * Calls `send` for each of these moments, which ascend, with its index (open loop): at each wake-up everything that
 * is due goes out, however late, and what follows keeps its own time. Resolves once the last is out.
 */
export function openLoop(dueUs: readonly Microseconds[], send: (index: number) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let index = 0;

  function wake(): void {
    for (let next = dueUs[index]; next !== undefined && next <= nowUs(); next = dueUs[index]) {
      const due = index;
      index += 1;
      send(due);
    }
    const next = dueUs[index];
    if (next === undefined) resolve(undefined);
    else callAt(next, wake);
  }

  wake();
  return promise;
}
