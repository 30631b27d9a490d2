/** A sorted copy. Infinity ranks above all else; there may be no NaN. */
export function ascending(values: readonly number[]): readonly number[] {
  return values.toSorted(byValue);
}

export function byValue(a: number, b: number): number {
  // Two infinities are equal, but their difference is not a number.
  return a === b ? 0 : a - b;
}
