import type { Microseconds } from '../core/units.ts';
import { OutOfTime } from './expectation.ts';

/** A promise that rejects when the time is over, or the signal aborted, unless it is cleared. */
export function timeLimit(
  limitUs: Microseconds,
  signal?: AbortSignal,
): { readonly passed: Promise<never>; clear(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new OutOfTime({ message: `the case took longer than ${limitUs / 1_000_000} s` }));
  }, limitUs / 1_000);
  const abort = (): void => {
    reject(new Error('the run was stopped'));
  };
  signal?.addEventListener('abort', abort);
  return {
    passed: promise,
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}
