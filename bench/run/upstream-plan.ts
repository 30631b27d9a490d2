import type { FeedPlan } from '../core/feed.ts';
import { derivedSeed } from '../core/random.ts';
import { measuredFeed, probeFeed, warmupFeed, type TrialPlan } from './trial-plan.ts';

/** Messages of the probe are spread over a tenth of a second or so, and not sent in one burst. */
const PROBE_SECONDS = 0.1;

/** What agents send up during a phase of a trial, planned like its feed; undefined where nobody sends anything. */
export type UpstreamPlans = {
  readonly probe: FeedPlan;
  readonly warmup: FeedPlan;
  readonly measured: FeedPlan;
};

/**
 * One message of each agent as the probe, so that every connection is there before anything is measured; as many as
 * the feed has events to warm up; and those of the window. It depends on no row: all of a repetition send the same.
 */
export function upstreamPlans(trial: TrialPlan): UpstreamPlans | undefined {
  const { upstreamPerSecond: ratePerSecond, agents } = trial.parameters;
  if (ratePerSecond === 0) return undefined;
  const seed = derivedSeed(trial.seed, 'upstream');
  return {
    probe: {
      ...probeFeed(trial),
      ratePerSecond: agents / PROBE_SECONDS,
      length: { events: agents },
      seed,
    },
    warmup: { ...warmupFeed(trial), seed },
    measured: { ...measuredFeed(trial), ratePerSecond, seed },
  };
}
