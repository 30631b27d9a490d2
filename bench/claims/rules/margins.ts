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
} as const satisfies Record<string, Margin>;

/**
 * How much longer a transport may take from when an event or a message was sent, in which no timer has a part: a tenth,
 * or what light takes through 50 km of fibre, for which nobody moves a server, and four times that at p99. The control
 * itself cannot be told more finely: the 95 % interval of its median reaches 0.13 ms to one side, that of its p99
 * 0.5 ms, and two rows that are compared both scatter so.
 */
export const AS_QUICK = {
  'service.p50': { relative: 0.1, absolute: 250 },
  'service.p99': { relative: 0.1, absolute: 1_000 },
  'echo.round-trip.p50': { relative: 0.1, absolute: 250 },
} as const satisfies Record<string, Margin>;
