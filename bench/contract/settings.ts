import type { LogBounds } from '../core/event-log.ts';
import { DEFAULT_SERVE_OPTIONS, type ServeOptions } from '../core/serving.ts';
import type { GateOptions } from '../door/gate.ts';

/** How a server under contract is set up. */
export type Settings = GateOptions & { readonly history: LogBounds; readonly serve: ServeOptions };

/** Event streams ask for a quick return, so that a case does not wait for it. */
const RETRY_US = 20_000;

export const SERVE: ServeOptions = { ...DEFAULT_SERVE_OPTIONS, retryUs: RETRY_US };

export const SETTINGS: Settings = {
  history: { maxEvents: 10_000, maxBytes: 67_108_864 },
  serve: SERVE,
  allowedHosts: [],
  allowedOrigins: [],
};
