/** So many results are kept, and then all forgotten: as many as several tables of one document ask for. */
const MOST_KEPT = 2_000;

/**
 * The same function, which remembers what it has reckoned: for one that depends on nothing but its arguments, takes long,
 * and is asked for the same again by tables that show the same figures.
 */
export function remembered<Arguments extends readonly unknown[], Result>(
  reckon: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const known = new Map<string, Result>();
  return (...args) => {
    const key = JSON.stringify(args, infinitiesInWords);
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = reckon(...args);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, result);
    return result;
  };
}

/** JSON has no numbers that are not finite, and would make all of them alike. */
function infinitiesInWords(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
