import type { Microseconds } from './units.ts';

/**
 * The host's monotonic clock, in whole microseconds. Every process of one host reads the same clock
 * (CLOCK_MONOTONIC), so stamps of two processes may be subtracted; it never steps with the wall clock.
 */
export function nowUs(): Microseconds {
  return Number(process.hrtime.bigint() / 1_000n);
}

/**
 * Calls back at, or as soon as possible after, a moment of {@link nowUs}. Node's timers count whole
 * milliseconds and may fire early; what is left then is waited for once more. Returns the canceller.
 */
export function callAt(momentUs: Microseconds, callback: () => void): () => void {
  let timer = setTimeout(check, delayMs());
  function delayMs(): number {
    return Math.max(0, Math.ceil((momentUs - nowUs()) / 1_000));
  }
  function check(): void {
    if (nowUs() >= momentUs) callback();
    else timer = setTimeout(check, delayMs());
  }
  return () => {
    clearTimeout(timer);
  };
}

/**
 * Resolves at, or as soon as possible after, a moment of {@link nowUs}, never before.
 * @throws the signal's reason, as soon as it is aborted
 */
export async function untilMoment(momentUs: Microseconds, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const cancel = callAt(momentUs, () => {
    resolve(undefined);
  });
  const abort = (): void => {
    cancel();
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', abort, { once: true });
  await promise.finally(() => {
    signal.removeEventListener('abort', abort);
  });
}
