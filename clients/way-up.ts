import { echoLine, type Echo } from '../bench/core/line.ts';

/** The messages of one connection that wait for their echoes. */
export type Conversation = {
  take(echo: Echo): void;
  /** The connection is over: what still waits fails. */
  end(): void;
};

export type WayUp = {
  /** A connection that the server has accepted; `write` sends a line over it. */
  open(write: (line: string) => void): Conversation;
  /** Sends over any open connection, and resolves to the echo. */
  send(text: string): Promise<string>;
};

/** Of one length for the first million and a half, so that messages of one size have one size on the wire. */
const ID_WIDTH = 4;

/** The way up of an agent whose connections carry lines in both directions: R25 of servers/README.md. */
export function wayUp(): WayUp {
  const talks = new Set<Talk>();
  return {
    open(write) {
      const talk = talkOver(write);
      talks.add(talk);
      return {
        take: talk.take,
        end() {
          talks.delete(talk);
          talk.fail();
        },
      };
    },
    send(text) {
      const [talk] = talks;
      return talk === undefined
        ? Promise.reject(new Error('no connection is open to send a message over'))
        : talk.send(text);
    },
  };
}

type Talk = { send(text: string): Promise<string>; take(echo: Echo): void; fail(): void };

function talkOver(write: (line: string) => void): Talk {
  const waiting = new Map<string, PromiseWithResolvers<string>>();
  let sent = 0;
  return {
    send(text) {
      const id = sent.toString(36).padStart(ID_WIDTH, '0');
      sent += 1;
      const echo = Promise.withResolvers<string>();
      waiting.set(id, echo);
      write(echoLine({ id, text }));
      return echo.promise;
    },
    take({ id, text }) {
      waiting.get(id)?.resolve(text);
      waiting.delete(id);
    },
    fail() {
      for (const { reject } of waiting.values()) {
        reject(new Error('the connection ended before the echo of a message had come'));
      }
      waiting.clear();
    },
  };
}
