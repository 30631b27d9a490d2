import type { Margin } from './within-margin.ts';

/** Of bytes and CPU: what nobody would choose a transport for. */
export const TENTH: Margin = { relative: 0.1 };

/**
 * How much later an event may be and still come as promptly: a tenth, or the grain of a timer; at p99 what a trial's
 * own sending may be late before it is invalid.
 */
export const AS_PROMPT = {
  'lateness.p50': { relative: 0.1, absolute: 1_000 },
  'lateness.p99': { relative: 0.1, absolute: 5_000 },
  'echo.p50': { relative: 0.1, absolute: 1_000 },
} as const satisfies Record<string, Margin>;
