/** Of fewer in a window, its quarters differ by chance: whether lateness drifts cannot be seen. */
export const LEAST_EVENTS_FOR_DRIFT = 28;

/**
 * Of fewer, less than 1 in 100 is none: whatever all subscriptions have in step then has the slowest event as its
 * 99th percentile.
 */
export const LEAST_EVENTS_FOR_P99 = 100;
