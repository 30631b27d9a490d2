import { connect, type Socket } from 'node:net';
import { endpointOf } from '../core/endpoint.ts';
import type { Row } from '../transports.ts';
import { agentsOf, type Agent } from './agent.ts';
import type { Subject } from './subject.ts';

/** What the clients of a subject open towards it. */
export type ClientSide = Pick<Subject, 'row' | 'url' | 'openAgent' | 'connect'> & {
  /** Ends everything that was opened. */
  close(): void;
};

export async function openClientSide(row: Row, url: URL): Promise<ClientSide> {
  const openAgent = await agentsOf(row, url);
  const agents: Agent[] = [];
  const connections = new Set<Socket>();
  return {
    row,
    url,
    openAgent(options) {
      const agent = openAgent(options);
      agents.push(agent);
      return agent;
    },
    connect() {
      const socket = connect({ ...endpointOf(url), noDelay: true });
      // Whoever sends garbage must expect to be cut off.
      socket.on('error', () => undefined);
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
      return socket;
    },
    close() {
      for (const agent of agents) agent.close();
      for (const socket of connections) socket.destroy();
    },
  };
}
