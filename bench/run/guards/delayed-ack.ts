import type { Distribution } from '../../core/measurement.ts';
import { isOurs } from '../../core/measured-server.ts';
import { countUpTo } from '../../core/ranks.ts';
import type { Microseconds } from '../../core/units.ts';
import { rowOf } from '../../transports.ts';
import { ms, percent, type Guard, type GuardedTrial } from './guard.ts';

/** Linux delays an acknowledgement by 40 ms at least, counted in ticks of up to 4 ms. */
const BUNCH_US = { from: 38_000, to: 44_000 } as const;
/** As wide, on either side. */
const BELOW_US = { from: 29_000, to: 35_000 } as const;
const ABOVE_US = { from: 47_000, to: 53_000 } as const;

const LEAST_SHARE = 0.1;
/** A stall of the machine delays one event to all its subscribers alike. */
const LEAST_EVENTS = 6;

/**
 * A reader that acknowledges late meets a writer that waits for it (Nagle's algorithm, RFC 896, against delayed
 * acknowledgements, RFC 1122 §4.2.3.2): a part of the deliveries, or all, bunch at 40 ms. A bunch holds clearly more
 * than the times below it, and no less than those above it, to which a busy machine smears it. The tail that such a
 * machine has without a bunch passes through 38–44 ms too, but falls all the way.
 */
export const delayedAck: Guard = (trial) => (isOurs(trial.parameters.server) ? bunchingIn(trial) : undefined);

/** What is a fault of the instrument's in a server of ours is what somebody else's server is like. */
export const delayedAckOfTheirs: Guard = (trial) =>
  isOurs(trial.parameters.server) ? undefined : bunchingIn(trial);

function bunchingIn({ row, measurement }: GuardedTrial): string | undefined {
  const { service, lateness, responseTime, subscriptions, link } = measurement;
  if (link !== undefined) return undefined;
  // A poll is answered at once, and its events wait for the next one.
  const judged: readonly (readonly [string, Distribution])[] =
    rowOf(row).pattern === 'poll'
      ? [['response time', responseTime]]
      : [
          ['service time', service],
          ['lateness', lateness],
        ];
  const least = LEAST_EVENTS * subscriptions;
  const found = judged.find(([, times]) => bunchIn(times) >= Math.max(least, LEAST_SHARE * times.count));
  if (found === undefined) return undefined;
  const [what, times] = found;
  return `the ${what} bunches at ${ms(BUNCH_US.from)} to ${ms(BUNCH_US.to)} (${percent(bunchIn(times) / times.count)} of them, beside what comes sooner): a delayed ACK against Nagle's algorithm, no transport's own time`;
}

function bunchIn(times: Distribution): number {
  const within = ({ from, to }: { readonly from: Microseconds; readonly to: Microseconds }): number =>
    countUpTo(times, to) - countUpTo(times, from);
  const bunch = within(BUNCH_US);
  return bunch < within(ABOVE_US) ? 0 : bunch - within(BELOW_US);
}
