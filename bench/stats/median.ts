import { ascending } from './ascending.ts';

/** Infinity ranks highest; of an even count the mean of the two in the middle. Throws RangeError for no value. */
export function median(values: readonly number[]): number {
  return medianOfAscending(ascending(values));
}

/** As `median`, for values that are sorted already. */
export function medianOfAscending(values: readonly number[]): number {
  const below = values[Math.floor((values.length - 1) / 2)];
  const above = values[Math.ceil((values.length - 1) / 2)];
  if (below === undefined || above === undefined) throw new RangeError('no values have no median');
  return (below + above) / 2;
}
