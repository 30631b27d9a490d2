import type { Observation, Omission, Pace } from './finding.ts';

export type CheckContext = {
  readonly pace: Pace;
  /** Aborted when the user wants no more; a check then rejects, and leaves no process behind. */
  readonly signal: AbortSignal;
};

/** A question about the instrument itself, whose answer is known beforehand. */
export type Check = {
  readonly id: string;
  /** What is shown to hold. */
  readonly title: string;
  /** About how long it takes. */
  readonly seconds: Readonly<Record<Pace, number>>;
  readonly run: (context: CheckContext) => Promise<readonly (Observation | Omission)[]>;
};
