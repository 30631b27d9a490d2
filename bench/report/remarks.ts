import { printable } from '../core/printable.ts';
import type { TrialResult } from '../core/result.ts';

/** What a reader must know of a row's trials: why some do not hold, and warnings of those that do. */
export type Remark = {
  readonly kind: 'failed' | 'invalid' | 'missing' | 'warning';
  /** From 0, ascending; empty when it is about the row as a whole. */
  readonly repetitions: readonly number[];
  /** Whether each of these repetitions was run again, and holds now. */
  readonly mended: boolean;
  /** One printable line. */
  readonly text: string;
};

/** One remark for each text, however many repetitions it came up in. */
export function remarksOn(trials: readonly TrialResult[]): readonly Remark[] {
  if (trials.length === 0)
    return [{ kind: 'missing', repetitions: [], mended: false, text: 'no trial was run' }];
  const found = new Map<string, Remark & { readonly repetitions: number[] }>();
  const valid = new Set(trials.filter(({ state }) => state === 'measured').map((trial) => trial.repetition));
  for (const trial of trials) {
    for (const text of textsOf(trial)) {
      const kind = trial.state === 'measured' ? 'warning' : trial.state;
      const mended = kind !== 'warning' && valid.has(trial.repetition);
      const key = `${kind} ${String(mended)} ${text}`;
      const remark = found.get(key) ?? { kind, repetitions: [], mended, text: printable(text) };
      // A trial that was run again may have come out alike.
      if (!remark.repetitions.includes(trial.repetition)) remark.repetitions.push(trial.repetition);
      found.set(key, remark);
    }
  }
  return [...found.values()];
}

function textsOf(trial: TrialResult): readonly string[] {
  switch (trial.state) {
    case 'measured':
      return trial.warnings;
    case 'invalid':
      return trial.reasons.length === 0 ? ['no reason is given'] : trial.reasons;
    case 'failed':
      return [trial.reason];
  }
}
