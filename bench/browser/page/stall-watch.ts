/** Watches how long a page does nothing at all, because it is not scheduled or busy with one thing. */
export type StallWatch = {
  restart(): void;
  /** The longest stall since then, or less: by at most the time between two looks. */
  longestMs(): number;
};

/** As often as the Node clients look. */
const LOOK_EVERY_MS = 250;

export function stallWatch(): StallWatch {
  let lastMs = performance.now();
  let longestMs = 0;
  setInterval(() => {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - lastMs - LOOK_EVERY_MS);
    lastMs = nowMs;
  }, LOOK_EVERY_MS);
  return {
    restart() {
      longestMs = 0;
      lastMs = performance.now();
    },
    longestMs: () => longestMs,
  };
}
