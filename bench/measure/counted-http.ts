import { nowUs } from '../core/clock.ts';
import type { HttpClient } from '../core/http-client.ts';
import type { Microseconds } from '../core/units.ts';

/** Counts of the requests that one process sent, and of those among them that brought a message; it grows. */
export type RequestTally = { sent: number; empty: number; messages: number };

/**
 * The same client, with every request counted, and all but those that bring messages timed: a receiving half can
 * forget neither.
 */
export function countedHttp(
  http: HttpClient,
  tally: RequestTally,
  onResponseTime: (responseUs: Microseconds) => void,
): HttpClient {
  return {
    start(call, receiver) {
      const startedUs = nowUs();
      const isMessage = call.kind === 'message';
      tally.sent += 1;
      if (isMessage) tally.messages += 1;
      return http.start(call, {
        onHead(head) {
          if (head.status === 204) tally.empty += 1;
          receiver.onHead(head);
        },
        // Called for every chunk of a stream: no wrapper that could be spared.
        onText: receiver.onText,
        onEnd(failure) {
          if (failure === undefined && !isMessage) onResponseTime(nowUs() - startedUs);
          receiver.onEnd(failure);
        },
      });
    },
    close() {
      http.close();
    },
  };
}
