import { longPollingCycle } from './long-polling-cycle.ts';
import type { Workload } from './workload.ts';
import { US_PER_SECOND } from './workload.ts';

/** How often a client has each exchange, per second. */
export type PollerRates = {
  readonly emptyAnswers: number;
  readonly answersWithEvents: number;
  /** Events of an answer beyond its first. */
  readonly furtherEvents: number;
};

export type StreamRates = { readonly events: number; readonly heartbeats: number };

/**
 * Polling each T: 1/T requests per second, of which the share e^(−λT) finds nothing; the others find
 * λT/(1−e^(−λT)) events each.
 */
export function pollingRates(
  workload: Pick<Workload, 'ratePerSecond' | 'idleShare' | 'pollEveryUs'>,
): PollerRates {
  const intervalS = workload.pollEveryUs / US_PER_SECOND;
  return withIdleTime(workload, (rate) => {
    const emptyShare = Math.exp(-rate * intervalS);
    return { requests: 1 / intervalS, emptyShare };
  });
}

/**
 * Long polling, held for h and asked again after g: 1/(λg+pw) requests per event with p = e^(−λg) and
 * w = 1−e^(−λh), of which the share e^(−λ(g+h)) finds nothing; without events 1/(g+h) requests per second.
 */
export function longPollingRates(workload: Workload): PollerRates {
  const gapS = workload.repollGapUs / US_PER_SECOND;
  const holdS = workload.holdUs / US_PER_SECOND;
  return withIdleTime(workload, (rate) => {
    if (rate === 0) return { requests: 1 / (gapS + holdS), emptyShare: 1 };
    const { events, empty } = longPollingCycle({ rate, gapS, holdS });
    return { requests: rate / events, emptyShare: empty };
  });
}

/** A stream: every event once, and signs of life all the time. */
export function streamRates({ ratePerSecond, idleShare, heartbeatUs }: Workload): StreamRates {
  return { events: ratePerSecond * (1 - idleShare), heartbeats: US_PER_SECOND / heartbeatUs };
}

/** How a poller asks while events come at a rate. */
type Asking = { readonly requests: number; readonly emptyShare: number };

/** The mean over the time with events and the time without. */
function withIdleTime(
  { ratePerSecond, idleShare }: Pick<Workload, 'ratePerSecond' | 'idleShare'>,
  askingAt: (rate: number) => Asking,
): PollerRates {
  const busyShare = 1 - idleShare;
  const busy = askingAt(ratePerSecond);
  const idle = askingAt(0);
  const answersWithEvents = busyShare * busy.requests * (1 - busy.emptyShare);
  return {
    emptyAnswers: busyShare * busy.requests * busy.emptyShare + idleShare * idle.requests,
    answersWithEvents,
    furtherEvents: Math.max(0, busyShare * ratePerSecond - answersWithEvents),
  };
}
