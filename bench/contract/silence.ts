import { NoAnswer, OutOfTime } from './expectation.ts';

/**
 * So many cases in a row without an answer, and no other is tried: one may be about a rule that is broken, and a
 * second about what the first has left behind.
 */
export const SILENT_CASES = 3;

/** Whether a server still answers, as far as cases tell it one after the other. */
export type Silence = {
  /** Told of each case: how it failed, or nothing of one that passed. */
  note(failure?: unknown): void;
  readonly isPlain: boolean;
};

export function watchedSilence(): Silence {
  let silent = 0;
  return {
    note(failure) {
      if (failure instanceof NoAnswer) silent += 1;
      // What else does not come may not have been asked for by anything that is answered.
      else if (!(failure instanceof OutOfTime)) silent = 0;
    },
    get isPlain() {
      return silent >= SILENT_CASES;
    },
  };
}
