import type { Pattern } from '../transports.ts';
import type { Readings } from './server-calls.ts';

export type Pair<Reading> = { readonly start: Reading; readonly end: Reading };

/**
 * The readings that bound what is counted. The first event can overtake the timer of the planned start; a stream
 * carries nothing ahead of it, so that its counts can begin there, and hold every event whole.
 */
export function countedIn<Reading>(pattern: Pattern, readings: Readings<Reading>): Pair<Reading> {
  const { start, end } = timedIn(pattern, readings);
  return { start: pattern === 'stream' ? readings.before : start, end };
}

/** The readings that bound CPU and utilisation. See `Measurement` for why a poller's window ends with the plan. */
export function timedIn<Reading>(
  pattern: Pattern,
  { start, end, drained }: Readings<Reading>,
): Pair<Reading> {
  return { start, end: pattern === 'poll' ? end : drained };
}
