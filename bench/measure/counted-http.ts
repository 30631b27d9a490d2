import { nowUs } from '../core/clock.ts';
import type { HttpClient } from '../core/http-client.ts';
import type { Microseconds } from '../core/units.ts';

/** Counts of the requests that one process sent; it grows. */
export type RequestTally = { sent: number; empty: number };

/** The same client, with every request counted and timed: a receiving half can forget neither. */
export function countedHttp(
  http: HttpClient,
  tally: RequestTally,
  onResponseTime: (responseUs: Microseconds) => void,
): HttpClient {
  return {
    start(call, receiver) {
      const startedUs = nowUs();
      tally.sent += 1;
      return http.start(call, {
        onHead(head) {
          if (head.status === 204) tally.empty += 1;
          receiver.onHead(head);
        },
        // Called for every chunk of a stream: no wrapper that could be spared.
        onText: receiver.onText,
        onEnd(failure) {
          if (failure === undefined) onResponseTime(nowUs() - startedUs);
          receiver.onEnd(failure);
        },
      });
    },
    close() {
      http.close();
    },
  };
}
