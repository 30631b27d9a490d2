import type { Microseconds } from '../core/units.ts';

/** From planning the window to its start: long enough for every process to know of it. */
export const LEAD_US: Microseconds = 200_000;
/** For connecting, and for ending, all clients. */
export const CONNECT_CAP_US: Microseconds = 30_000_000;
/** For whatever a process should answer at once. */
export const ANSWER_CAP_US: Microseconds = 10_000_000;
