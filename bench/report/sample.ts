/** What a row's repetitions gave for one metric. Infinity stands for events that never came. */
export type Sample = {
  /** One value for each repetition whose trial holds. */
  readonly values: readonly RepetitionValue[];
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
};

export type RepetitionValue = { readonly repetition: number; readonly value: number };

/** Undefined when there is not a single value. */
export function sampleOf(values: readonly RepetitionValue[]): Sample | undefined {
  const ascending = values.map(({ value }) => value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const min = ascending[0];
  const max = ascending.at(-1);
  if (min === undefined || max === undefined) return undefined;
  return { values, n: ascending.length, median: medianOf(ascending), min, max };
}

function medianOf(ascending: readonly number[]): number {
  const below = ascending[Math.floor((ascending.length - 1) / 2)] ?? NaN;
  const above = ascending[Math.ceil((ascending.length - 1) / 2)] ?? NaN;
  return below === above ? below : (below + above) / 2;
}
