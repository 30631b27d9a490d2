import { ms, type Guard } from './guard.ts';
import { tailOf, toleratedUs } from './tail.ts';

/** As for a feed: a driver that sends late makes its echoes late, by more than is tolerated of any timer. */
export const messagesLate: Guard = ({ measurement: { upstream, link } }) => {
  // Where no time is reported, none can be wrong.
  if (upstream === undefined || link?.delayed === false) return undefined;
  const tailUs = tailOf(upstream.sendDelay) ?? 0;
  const median = upstream.echo.percentile(50) ?? 0;
  return tailUs > toleratedUs({ lateness: upstream.echo })
    ? `the clients themselves sent messages late (p99 ${ms(tailUs)}, against a median echo of ${ms(median)}); the machine was too busy`
    : undefined;
};
