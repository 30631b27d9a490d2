import type { Microseconds } from './units.ts';

/** One thing that was looked for in a browser, and what was seen. */
export type Observation = {
  readonly subject: string;
  /** Who gave the occasion for it. */
  readonly by: string;
  readonly shown: boolean;
  readonly seen: string;
};

/** How far a browser had come by one moment, counted by itself and by the server. */
export type RampStep = {
  /** Since the first was asked for. */
  readonly atUs: Microseconds;
  /** In the page: asked for, and accepted. */
  readonly asked: number;
  readonly accepted: number;
  /** At the server: requests that had reached it, and connections that were open. */
  readonly requests: number;
  readonly connections: number;
};
