import { isOurs } from '../../core/measured-server.ts';
import { rowOver } from '../../transports.ts';
import { connectionsOf, messageConnectionsOf } from '../trial-plan.ts';
import type { Guard } from './guard.ts';

/** A body that is not drained silently ends keep-alive, and a server that times out early does: both open more. */
export const connectionsUnexpected: Guard = ({ row, parameters, measurement }) => {
  const { connections, upstream } = measurement;
  const { pattern, connectionPer } = rowOver(row, parameters.http);
  const forMessages = messageConnectionsOf(row, parameters);
  if (!parameters.keepAlive && (pattern !== 'stream' || forMessages > 0)) return undefined;
  const forSubscriptions = connectionsOf(row, parameters);
  // Each message that overlaps others of its agent may take one more.
  const atOnce = forMessages > 0 ? Math.max(forMessages, upstream?.atOnce ?? 0) : 0;
  // Somebody else's server may close as it likes: a client that asks again may need another connection, or have it still.
  const most = forSubscriptions + atOnce + (isOurs(parameters.server) ? 0 : connections.reconnects);
  // Requests of one agent may take turns on a connection, and so may its streams where they share it.
  const takesTurns = pattern !== 'stream' || connectionPer === 'agent';
  const least = takesTurns ? parameters.agents : forSubscriptions + forMessages;
  const { opened } = connections;
  return opened < least || opened > most
    ? `${opened} connections were opened where the scenario has ${most}`
    : undefined;
};
