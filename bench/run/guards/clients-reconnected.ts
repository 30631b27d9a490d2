import { isOurs } from '../../core/measured-server.ts';
import type { Guard } from './guard.ts';

/**
 * No scenario cuts connections, so whoever had to connect again was cut by a fault: a server that times out too early, a
 * body that was not drained, a client too slow for its stream. Somebody else's server may close as it likes.
 */
export const clientsReconnected: Guard = ({ parameters, measurement: { connections } }) => {
  const { reconnects } = connections;
  if (reconnects === 0 || !isOurs(parameters.server)) return undefined;
  const times = reconnects === 1 ? 'once' : `${reconnects} times`;
  return `clients had to connect again, ${times}, where the scenario cuts no connection`;
};
