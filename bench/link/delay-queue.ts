import { callAt, nowUs } from '../core/clock.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import type { OpenPassage, Passing } from './passage.ts';

export type DelayQueue = {
  /** For each direction of a connection that is to be delayed; all share the queue and its one timer. */
  readonly openPassage: OpenPassage;
  /** Forgets all that waits. */
  clear(): void;
};

type Waiting = {
  readonly passing: Passing;
  readonly release: () => void;
  next: Waiting | undefined;
};

/**
 * Keeps everything for the same fixed time, the end of a stream like its data, and never for less. Since it is
 * the same for all, who comes first leaves first: order is kept by construction.
 */
export function delayQueue(
  delayUs: Microseconds,
  /** Told how long each chunk of data was truly kept. */
  onApplied: (appliedUs: Microseconds) => void,
): DelayQueue {
  let first: Waiting | undefined;
  let last: Waiting | undefined;
  let cancelTimer: (() => void) | undefined;

  function add(waiting: Waiting): void {
    if (last === undefined) first = waiting;
    else last.next = waiting;
    last = waiting;
    startTimer();
  }

  function startTimer(): void {
    if (first === undefined || cancelTimer !== undefined) return;
    cancelTimer = callAt(first.passing.readUs + delayUs, releaseDue);
  }

  function releaseDue(): void {
    while (first !== undefined) {
      const keptUs = nowUs() - first.passing.readUs;
      if (keptUs < delayUs) break;
      const { passing, release, next } = first;
      first = next;
      if (first === undefined) last = undefined;
      if (passing.kind === 'data') onApplied(keptUs);
      release();
    }
    cancelTimer = undefined;
    startTimer();
  }

  return {
    openPassage(handOn) {
      let heldBytes: Bytes = 0;
      return {
        take(passing) {
          const bytes = passing.kind === 'data' ? passing.bytes.length : 0;
          heldBytes += bytes;
          const release = (): void => {
            heldBytes -= bytes;
            handOn(passing, delayUs);
          };
          add({ passing, release, next: undefined });
        },
        get heldBytes() {
          return heldBytes;
        },
      };
    },
    clear() {
      cancelTimer?.();
      cancelTimer = undefined;
      first = undefined;
      last = undefined;
    },
  };
}
