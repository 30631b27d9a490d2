import type { Parameters } from '../core/result.ts';

/** How many clients a scenario has, each with a subscription of its own. */
export function subscriptionsIn({
  agents,
  subscriptionsPerAgent,
}: Pick<Parameters, 'agents' | 'subscriptionsPerAgent'>): number {
  return agents * subscriptionsPerAgent;
}
