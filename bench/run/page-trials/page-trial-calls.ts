import type { PageFigures } from '../../core/result.ts';
import type { Transport } from '../../transports.ts';

export type PageTrialPlan = {
  readonly load: 'connection-limit' | 'event-source-features';
  readonly transport: Transport;
  readonly http: 1 | 2;
  /** Subscriptions that are tried at most. */
  readonly most: number;
  /** For how long a subscription or a fetch is waited for until it counts as hanging. */
  readonly waitMs: number;
};

/** What is asked of a process that looks at a browser itself. */
export type PageTrialCalls = {
  /** Starts a browser and a server, looks, and ends both. */
  perform(plan: PageTrialPlan): Promise<PageFigures>;
  close(): void;
};
