import type { HttpClient } from '../core/http-client.ts';

export type QuietHttp = HttpClient & {
  /** From now on no exchange is started: whoever asks waits for ever. */
  quiesce(): void;
  /** Exchanges under way. */
  readonly underWay: number;
  /** Exchanges that are over, however they ended. */
  readonly ended: number;
};

/** The same client, with a way to let everything come to rest, so that bytes can be reconciled. */
export function quietHttp(http: HttpClient): QuietHttp {
  let quiet = false;
  let underWay = 0;
  let ended = 0;
  return {
    start(call, receiver) {
      if (quiet) return { abort: () => undefined };
      underWay += 1;
      return http.start(call, {
        onHead: receiver.onHead,
        onText: receiver.onText,
        onEnd(failure) {
          underWay -= 1;
          ended += 1;
          receiver.onEnd(failure);
        },
      });
    },
    close() {
      http.close();
    },
    quiesce() {
      quiet = true;
    },
    get underWay() {
      return underWay;
    },
    get ended() {
      return ended;
    },
  };
}
