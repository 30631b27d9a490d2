import { callAt, nowUs } from '../bench/core/clock.ts';
import type { Random } from '../bench/core/random.ts';
import type { Microseconds } from '../bench/core/units.ts';

const MOST_DOUBLINGS = 5;

/**
 * How long to wait before trying again: doubled with each failure in a row, and spread over the upper half, so
 * that clients that lost one server do not come back in step.
 */
export function reconnectionDelayUs(baseUs: Microseconds, failures: number, random: Random): Microseconds {
  return baseUs * 2 ** Math.min(failures, MOST_DOUBLINGS) * (0.5 + random() / 2);
}

/** One connection under way; what it reports back is in {@link Attempt}. */
export type Connection = { abort(): void };

export type Attempt = {
  /** The server took the subscription: failures no longer count as in a row. */
  accepted(): void;
  /** The connection is over and another is wanted. */
  ended(): void;
};

type Reconnection = {
  /** Asked for each time anew, as a server may set it. */
  readonly baseDelayUs: () => Microseconds;
  readonly random: Random;
  readonly onReconnect: () => void;
  open(attempt: Attempt): Connection;
};

/** Keeps one connection up: opens another each time one ends, until closed. */
export function keepConnected(how: Reconnection): { close(): void } {
  let failures = 0;
  let connection: Connection | undefined;
  let cancelWait: (() => void) | undefined;
  let closed = false;

  function open(): void {
    let over = false;
    connection = how.open({
      accepted() {
        failures = 0;
      },
      ended() {
        if (over || closed) return;
        over = true;
        const delayUs = reconnectionDelayUs(how.baseDelayUs(), failures, how.random);
        failures += 1;
        how.onReconnect();
        cancelWait = callAt(nowUs() + delayUs, open);
      },
    });
  }

  open();
  return {
    close() {
      closed = true;
      cancelWait?.();
      connection?.abort();
    },
  };
}
