import { connect, type Socket } from 'node:net';
import { EventLog } from '../core/event-log.ts';
import type { Serve, ServingHalf } from '../core/serving.ts';
import { DEFAULT_DOOR, openDoor, type Door } from '../door/door.ts';
import type { Row } from '../transports.ts';
import { agentsOf, type Agent } from './agent.ts';
import { countResources } from './resources.ts';
import type { Settings } from './settings.ts';
import type { ControlledSubject } from './subject.ts';

/** Puts something between the server and a serving half: how a negative control makes it misbehave. */
export type Alter = (serve: Serve) => Serve;

export type OwnSubject = ControlledSubject & {
  /** Ends the server and everything that was opened towards it. */
  close(): Promise<void>;
};

/** A server of ours in this process, as a trial has it: door, half and log, on a free port of 127.0.0.1. */
export async function openOwnSubject(row: Row, settings: Settings, alter?: Alter): Promise<OwnSubject> {
  const resourcesBefore = countResources();
  const server = await openServer(row, settings, alter);
  const url = new URL(`http://127.0.0.1:${server.port}${PATH}`);
  const openAgent = await agentsOf(row, url);
  const agents: Agent[] = [];
  const connections = new Set<Socket>();
  return {
    row,
    url,
    publish(...payloads) {
      for (const payload of payloads) server.publish(payload);
      return Promise.resolve();
    },
    openAgent(options) {
      const agent = openAgent(options);
      agents.push(agent);
      return agent;
    },
    connect() {
      const socket = connect({ host: url.hostname, port: server.port, noDelay: true });
      // Whoever sends garbage must expect to be cut off.
      socket.on('error', () => undefined);
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
      return socket;
    },
    control: {
      sockets: server.sockets,
      get cuts() {
        return server.cuts;
      },
      get handedTo() {
        return server.handedTo;
      },
      resourcesBefore,
      restart: server.restart,
      stop: server.stop,
    },
    async close() {
      for (const agent of agents) agent.close();
      for (const socket of connections) socket.destroy();
      await server.stop();
    },
  };
}

/** Where the feed is; a half must not care. */
const PATH = '/feed';

type Life = { readonly log: EventLog; readonly half: ServingHalf; readonly door: Door };

type Server = {
  readonly port: number;
  readonly sockets: ReadonlySet<Socket>;
  readonly cuts: number;
  readonly handedTo: number;
  publish(payload: string): void;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

async function openServer(row: Row, settings: Settings, alter: Alter = (serve) => serve): Promise<Server> {
  const { history, serve: options, ...gate } = settings;
  const serve = alter((await row.serve()).serve);
  const sockets = new Set<Socket>();
  let cuts = 0;
  let handedTo = 0;

  async function begin(port: number): Promise<Life> {
    const log = new EventLog(history);
    const half = serve({ log, options, onCut: () => (cuts += 1) });
    const door = await openDoor(
      { ...DEFAULT_DOOR, ...gate, http: row.http, port },
      new Map([[PATH, half]]),
      (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      },
    );
    return { log, half, door };
  }

  let life: Life | undefined = await begin(0);
  const { port } = life.door;

  async function stop(): Promise<void> {
    const ending = life;
    life = undefined;
    await ending?.door.close();
  }

  return {
    port,
    sockets,
    get cuts() {
      return cuts;
    },
    get handedTo() {
      return handedTo;
    },
    publish(payload) {
      if (life !== undefined) handedTo = life.half.publish(life.log.append(payload));
    },
    async restart() {
      await stop();
      life = await begin(port);
    },
    stop,
  };
}
