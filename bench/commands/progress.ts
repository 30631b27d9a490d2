import type { Parameters } from '../core/result.ts';
import type { Phase } from '../run/trial.ts';

type Stream = { readonly isTTY?: boolean; write(text: string): unknown };

export type Progress = {
  phase(trial: { readonly row: string; readonly order: number; readonly of: number }, phase: Phase): void;
  done(): void;
};

/** Starting, connecting, draining and stopping, besides what the plan says; corrected by what trials really take. */
const TRIAL_OVERHEAD_MS = 1_200;

/**
 * A line on a terminal that says what is running and how long it will still take; elsewhere a line for each
 * trial.
 */
export function runProgress(
  stream: Stream,
  { warmupUs, durationUs }: Parameters,
  now: () => number,
): Progress {
  const startedMs = now();
  const plannedMs = (warmupUs + durationUs) / 1_000 + TRIAL_OVERHEAD_MS;
  let last = -1;

  function left(order: number, of: number): string {
    const eachMs = order === 0 ? plannedMs : (now() - startedMs) / order;
    const seconds = Math.ceil(((of - order) * eachMs) / 1_000);
    return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  }

  return {
    phase({ row, order, of }, phase) {
      const head = `trial ${order + 1} of ${of}: ${row}`;
      if (stream.isTTY === true) {
        // Back to the line's start, and clear it.
        stream.write(`\r\u001B[2K${head}, ${phase}; about ${left(order, of)} left`);
      } else if (order !== last) {
        stream.write(`${head}; about ${left(order, of)} left\n`);
      }
      last = order;
    },
    done() {
      if (stream.isTTY === true) stream.write('\r\u001B[2K');
    },
  };
}
