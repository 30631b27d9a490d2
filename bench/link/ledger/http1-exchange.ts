/** A request as far as its answer depends on it. */
export type Asked = {
  readonly method: string;
  /** It asks for another protocol: nothing behind it can be read before it is answered. */
  readonly switching: boolean;
};

/** What a connection speaks once a request that asked for another protocol is answered. */
export type Verdict = 'http' | 'websocket' | 'other';

/**
 * What the two directions of an HTTP/1.1 connection must know of each other: which requests are unanswered, and
 * what became of an upgrade. Answers normally follow their requests (RFC 9112 §9.3.2), but either direction may
 * be fed ahead of the other.
 */
export class Http1Exchange {
  readonly #unanswered: Asked[] = [];
  /** Verdicts of answers whose requests have not been seen. */
  readonly #ahead: Verdict[] = [];
  #onVerdict: ((verdict: Verdict) => void) | undefined;

  /** Requests out, or answers without one. */
  get outstanding(): number {
    return Math.max(this.#unanswered.length, this.#ahead.length);
  }

  /** A request is complete. `onVerdict` is called once if it asks for another protocol, perhaps at once. */
  ask(asked: Asked, onVerdict: (verdict: Verdict) => void): void {
    const verdict = this.#ahead.shift();
    if (verdict === undefined) this.#unanswered.push(asked);
    if (!asked.switching) return;
    if (verdict === undefined) this.#onVerdict = onVerdict;
    else onVerdict(verdict);
  }

  /** What the next final response answers; undefined if the request has not been seen. */
  get next(): Asked | undefined {
    return this.#unanswered[0];
  }

  /** A final response's head is complete. */
  answer(verdict: Verdict): void {
    const asked = this.#unanswered.shift();
    if (asked === undefined) this.#ahead.push(verdict);
    else if (asked.switching) this.#onVerdict?.(verdict);
  }
}
