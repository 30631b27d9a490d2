import type { Socket } from 'node:net';
import type { Serve } from '../core/serving.ts';
import { DEFAULT_DOOR } from '../door/door.ts';
import { openOrigin, type Origin } from '../origin/origin.ts';
import type { Row } from '../transports.ts';
import { openClientSide } from './client-side.ts';
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
  const clients = await openClientSide(row, url);
  return {
    ...clients,
    publish(...payloads) {
      for (const payload of payloads) server.publish(payload);
      return Promise.resolve();
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
    },
    life: { restart: server.restart, stop: server.stop },
    async close() {
      clients.close();
      await server.stop();
    },
  };
}

/** Where the feed is; a half must not care. */
const PATH = '/feed';
const NAME = 'a server under contract';

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
  const serve = alter((await row.serve()).serve);
  const sockets = new Set<Socket>();
  let cuts = 0;
  let handedTo = 0;

  const begin = (port: number): Promise<Origin> =>
    openOrigin(
      { ...DEFAULT_DOOR, ...settings, name: NAME, http: row.http, port },
      [{ row, path: PATH, serve }],
      {
        onCut: () => (cuts += 1),
        onSocket(socket) {
          sockets.add(socket);
          socket.once('close', () => sockets.delete(socket));
        },
      },
    );

  let life: Origin | undefined = await begin(0);
  const { port } = life;

  async function stop(): Promise<void> {
    const ending = life;
    life = undefined;
    await ending?.close();
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
      if (life !== undefined) ({ handedTo } = life.publish(payload));
    },
    async restart() {
      await stop();
      life = await begin(port);
    },
    stop,
  };
}
