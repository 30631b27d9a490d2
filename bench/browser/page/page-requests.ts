import type { PageRequest } from '../page-calls.ts';

/** More requests than any trial makes; by itself a browser notes 250. */
const MOST_REQUESTS = 1_000_000;

/** Makes room for the requests of a whole trial. */
export function noteAllRequests(): void {
  performance.setResourceTimingBufferSize(MOST_REQUESTS);
}

/** What the page has asked by `fetch` since `performance.clearResourceTimings()`, as far as it is answered. */
export function answeredRequests(): readonly PageRequest[] {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(({ initiatorType }) => initiatorType === 'fetch')
    .map(({ name, startTime, responseEnd, responseStatus }) => ({
      // A poll asks after a cursor; the first of a subscription, which has none, is over before anything counts.
      kind: name.includes('?after=') ? ('poll' as const) : ('message' as const),
      startMs: startTime,
      endMs: responseEnd,
      status: responseStatus,
    }));
}
