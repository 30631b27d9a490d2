import type { Parameters } from '../../core/result.ts';
import type { Microseconds } from '../../core/units.ts';
import { rowOf, type Pattern } from '../../transports.ts';
import type { Guard } from './guard.ts';

/**
 * Clients and server count requests independently of each other. They may differ by one for each subscription, which
 * was on its way when the two were read, and by those that were sent between the readings of the one and the other;
 * likewise by one message for each agent.
 */
export const requestsDisagree: Guard = ({ row, parameters, measurement }) => {
  const { requests, subscriptions, readApartUs } = measurement;
  // A server that is not ours tells nobody what it counts.
  if (requests.server === undefined) return undefined;
  const sentBetween = readApartUs / leastBetweenUs(rowOf(row).pattern, parameters);
  const { agents, upstreamPerSecond } = parameters;
  const messages = upstreamPerSecond === 0 ? 0 : agents + (readApartUs * upstreamPerSecond) / 1_000_000;
  const explained = subscriptions * (1 + sentBetween) + messages;
  return Math.abs(requests.client - requests.server) > explained
    ? `clients sent ${requests.client} requests and the server received ${requests.server}`
    : undefined;
};

/** The least that is to be expected from one request of a subscription to its next. */
function leastBetweenUs(pattern: Pattern, { pollEveryUs, holdUs, ratePerSecond }: Parameters): Microseconds {
  switch (pattern) {
    case 'poll':
      return pollEveryUs;
    case 'hold':
      return Math.min(holdUs, 1_000_000 / ratePerSecond);
    case 'stream':
      return Infinity;
  }
}
