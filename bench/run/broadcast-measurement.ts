import type { BroadcastMeasurement } from '../core/measurement.ts';
import { joined, type Arrival } from '../measure/arrivals.ts';
import { histogram, mergeHistograms } from '../measure/histogram.ts';

/** What each client process noted of each event; null where it came to nobody there. */
type Noted = readonly (readonly (Arrival | null)[] | null)[];

/** How far apart the first and the last of all subscriptions had each event that was posted. */
export function broadcastMeasurement(
  hop: string,
  noted: Noted,
  { events, subscriptions }: { readonly events: number; readonly subscriptions: number },
): BroadcastMeasurement {
  const times = { toFirst: histogram(), toLast: histogram(), spread: histogram() };
  let reachedAll = 0;
  for (let n = 0; n < events; n += 1) {
    const arrival = noted.reduce<Arrival | null>((all, its) => joined(all, its?.[n] ?? null), null);
    if (arrival?.subscriptions !== subscriptions) continue;
    const { sentUs, firstUs, lastUs } = arrival;
    reachedAll += 1;
    times.toFirst.record(firstUs - sentUs);
    times.toLast.record(lastUs - sentUs);
    times.spread.record(lastUs - firstUs);
  }
  return { ...times, reachedAll, hop: mergeHistograms([hop]) };
}
