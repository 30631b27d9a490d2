import { percent, type Guard } from './guard.ts';

export const MOST_UTILISATION = 0.8;

/** A client process without time to spare measures its own queue: by event-loop utilisation, or by CPU. */
export const driverSaturated: Guard = ({ measurement: { client, windowUs }, parameters }) => {
  // A browser is many processes: together they may well be busier than one core.
  const isNode = parameters.client === 'node';
  const cpuShare = isNode ? client.cpuUs / windowUs / parameters.drivers : 0;
  const busiest = Math.max(client.utilisation, cpuShare);
  return busiest > MOST_UTILISATION
    ? `the client ${isNode ? 'process' : 'page'} was busy ${percent(busiest)} of the time and measured itself; use ${isNode ? 'more --drivers or ' : ''}less load`
    : undefined;
};
