import type { HttpClient, HttpReceiver } from '../core/http-client.ts';

/** A client whose polls wait to be let through, one at a time; event streams pass. */
export type Turnstile = HttpClient & {
  /** Lets the next poll through, now or once it comes; resolves at the end of its answer, rejects when that fails. */
  admit(): Promise<undefined>;
};

type Admission = PromiseWithResolvers<undefined>;

export function turnstile(http: HttpClient): Turnstile {
  const polls: ((admission: Admission) => void)[] = [];
  const admissions: Admission[] = [];

  function meet(): void {
    while (polls.length > 0 && admissions.length > 0) {
      const admission = admissions.shift();
      if (admission !== undefined) polls.shift()?.(admission);
    }
  }

  return {
    start(call, receiver) {
      if (call.kind !== 'poll') return http.start(call, receiver);
      let abort = (): void => {
        polls.splice(polls.indexOf(enter), 1);
      };
      const enter = (admission: Admission): void => {
        const exchange = http.start(call, announcing(receiver, admission));
        abort = exchange.abort;
      };
      polls.push(enter);
      meet();
      return {
        abort() {
          abort();
        },
      };
    },
    close() {
      http.close();
    },
    admit() {
      const admission = Promise.withResolvers<undefined>();
      admissions.push(admission);
      meet();
      return admission.promise;
    },
  };
}

/** The same receiver, and the end of the exchange told to whoever admitted it. */
function announcing(receiver: HttpReceiver, { resolve, reject }: Admission): HttpReceiver {
  return {
    onHead(head) {
      receiver.onHead(head);
    },
    onText(text) {
      receiver.onText(text);
    },
    onEnd(failure) {
      receiver.onEnd(failure);
      if (failure === undefined) resolve(undefined);
      else reject(failure);
    },
  };
}
