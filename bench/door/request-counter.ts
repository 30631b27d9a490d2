export type RequestCounts = {
  readonly received: number;
  /** The most that were open at one time since the last {@link RequestCounter.restartMax}. */
  readonly openMax: number;
};

export type RequestCounter = {
  count(response: { on(event: 'close', listener: () => void): unknown }): void;
  /** A request that becomes a connection of another protocol; it is not held. */
  countUpgrade(): void;
  restartMax(): void;
  counts(): RequestCounts;
};

/** Counts requests where they arrive, independently of what clients say they sent. */
export function requestCounter(): RequestCounter {
  let received = 0;
  let open = 0;
  let openMax = 0;
  return {
    count(response) {
      received += 1;
      open += 1;
      openMax = Math.max(openMax, open);
      response.on('close', () => {
        open -= 1;
      });
    },
    countUpgrade() {
      received += 1;
    },
    restartMax() {
      openMax = open;
    },
    counts: () => ({ received, openMax }),
  };
}
