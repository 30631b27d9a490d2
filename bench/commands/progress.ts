import type { Parameters } from '../core/result.ts';
import type { Phase } from '../run/trial.ts';
import { statusLine, type StatusStream } from './status-line.ts';

export type Progress = {
  phase(trial: { readonly row: string; readonly order: number; readonly of: number }, phase: Phase): void;
  done(): void;
};

/** Starting, connecting, draining and stopping, besides what the plan says; corrected by what trials really take. */
const TRIAL_OVERHEAD_MS = 1_200;

/** How much longer something will take, as nobody knows it to the second: `40 s`, `3 min`. */
export function timeInWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/**
 * Says what is running and how long it will still take: on a terminal at every phase, elsewhere once for each
 * trial.
 */
export function runProgress(
  stream: StatusStream,
  { warmupUs, durationUs }: Parameters,
  now: () => number,
): Progress {
  const line = statusLine(stream);
  const startedMs = now();
  const plannedMs = (warmupUs + durationUs) / 1_000 + TRIAL_OVERHEAD_MS;
  let last = -1;

  function left(order: number, of: number): string {
    const eachMs = order === 0 ? plannedMs : (now() - startedMs) / order;
    return timeInWords((of - order) * eachMs);
  }

  return {
    phase({ row, order, of }, phase) {
      const head = `trial ${order + 1} of ${of}: ${row}`;
      if (line.isLive) line.say(`${head}, ${phase}; about ${left(order, of)} left`);
      else if (order !== last) line.say(`${head}; about ${left(order, of)} left`);
      last = order;
    },
    done: line.clear,
  };
}
