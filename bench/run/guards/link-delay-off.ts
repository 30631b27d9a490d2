import type { Microseconds } from '../../core/units.ts';
import { ms, type Guard, type GuardedTrial } from './guard.ts';
import { tailOf, toleratedUs } from './tail.ts';

const TOLERATED_SHARE = 0.02;
/** Node's timers count whole milliseconds, and are late by nearly one more. */
const TIMER_US: Microseconds = 2_000;

/**
 * A link has to apply what it was asked: in the median to within 2 % and a timer's grain, and at p99 to within what
 * the feed's own timers are allowed. A stall of the link delays one event to all its subscribers.
 */
export const linkDelayOff: Guard = ({ parameters, measurement }) => {
  const { link } = measurement;
  if (link?.delayed !== true) return undefined;
  const asked = { up: parameters.delayUpUs, down: parameters.delayDownUs };
  const found = (['up', 'down'] as const).flatMap((direction) =>
    offIn(direction, asked[direction], measurement),
  );
  return found.length === 0 ? undefined : `the link did not keep its delay: ${found.join(', ')}`;
};

function offIn(
  direction: 'up' | 'down',
  askedUs: Microseconds,
  measurement: GuardedTrial['measurement'],
): readonly string[] {
  const applied = measurement.link?.appliedDelay[direction];
  const medianUs = applied?.percentile(50);
  if (applied === undefined || medianUs === undefined) return [];
  const medianOff = Math.abs(medianUs - askedUs) > TOLERATED_SHARE * askedUs + TIMER_US;
  const tailUs = tailOf(applied, measurement.subscriptions) ?? 0;
  const tailOff = tailUs - askedUs > toleratedUs(measurement);
  const words = `${direction} ${ms(medianUs)} in the median and ${ms(Math.max(medianUs, tailUs))} at p99 for ${ms(askedUs)}`;
  return medianOff || tailOff ? [words] : [];
}
