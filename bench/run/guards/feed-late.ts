import { ms, percent, type Guard } from './guard.ts';
import { tailOf, toleratedUs } from './tail.ts';

/** A generator that stalls makes its readers late: p99 of the send delay, above 5 ms and a tenth of the lateness. */
export const feedLate: Guard = ({ measurement }) => {
  const { sendDelay, lateness, link, server } = measurement;
  // Where no time is reported, none can be wrong.
  if (link?.delayed === false) return undefined;
  const tailUs = tailOf(sendDelay) ?? 0;
  if (tailUs <= toleratedUs(measurement)) return undefined;
  const found = `p99 ${ms(tailUs)}, against a median lateness of ${ms(lateness.percentile(50) ?? 0)}`;
  return `the feed itself was late (${found}); ${blame(server.utilisation)}`;
};

/** The feed is published by the server: one that has no time left is late with it. */
const OVERLOADED = 0.9;

function blame(serverUtilisation = 0): string {
  return serverUtilisation > OVERLOADED
    ? `the server was busy ${percent(serverUtilisation)} of the time: give it less load`
    : 'the machine was too busy';
}

/** One late event of fewer than a hundred does not make a trial invalid; but its percentiles hold it. */
export const feedLateOnce: Guard = (trial) => {
  const { sendDelay, link } = trial.measurement;
  const isOne = link?.delayed !== false && sendDelay.count < 100 && feedLate(trial) === undefined;
  return isOne && sendDelay.max > toleratedUs(trial.measurement)
    ? `one of ${sendDelay.count} events was sent ${ms(sendDelay.max)} late by the feed itself: the highest percentiles of lateness hold it`
    : undefined;
};
