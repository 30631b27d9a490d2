import type { RepetitionValue } from '../core/repetition-value.ts';
import { median } from '../stats/median.ts';

/** What a row's repetitions gave for one metric. Infinity stands for events that never came. */
export type Sample = {
  /** One value for each repetition whose trial holds. */
  readonly values: readonly RepetitionValue[];
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
};

/** Undefined when there is not a single value. */
export function sampleOf(values: readonly RepetitionValue[]): Sample | undefined {
  if (values.length === 0) return undefined;
  const numbers = values.map(({ value }) => value);
  return {
    values,
    n: numbers.length,
    median: median(numbers),
    min: Math.min(...numbers),
    max: Math.max(...numbers),
  };
}
