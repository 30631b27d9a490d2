import { LEAST_EVENTS_FOR_DRIFT, LEAST_EVENTS_FOR_P99 } from '../core/few-events.ts';
import type { Parameters, RunResult } from '../core/result.ts';

/** What the windows of a run are too short for; nothing where they are long enough, or no feed flows. */
export function fewEventsNotes({
  parameters,
  variants = {},
}: Pick<RunResult, 'parameters' | 'variants'>): readonly string[] {
  const scenarios = Object.values(variants).map((changes) => ({ ...parameters, ...changes }));
  const windows = (scenarios.length === 0 ? [parameters] : scenarios).flatMap(eventsOf);
  const least = Math.min(...windows);
  if (least >= LEAST_EVENTS_FOR_P99) return [];
  const noDrift = least < LEAST_EVENTS_FOR_DRIFT ? '; too few to see whether lateness drifts' : '';
  return [
    `About ${inWords(windows)} events in a window: a stream's p99 is that of its slowest event${noDrift}.`,
  ];
}

/** How many a feed has in a window, on average. */
function eventsOf({ load, ratePerSecond, durationUs }: Partial<Parameters>): readonly number[] {
  if (load !== 'feed' || ratePerSecond === undefined || durationUs === undefined) return [];
  const events = Math.round((ratePerSecond * durationUs) / 1_000_000);
  return events === 0 ? [] : [events];
}

function inWords(windows: readonly number[]): string {
  const [least, most] = [Math.min(...windows), Math.max(...windows)];
  return least === most ? String(least) : `${least} to ${most}`;
}
