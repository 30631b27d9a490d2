import { eventually } from '../expectation.ts';
import type { Subject } from '../subject.ts';

/** A connection on which bytes are written as they are, and what has come back on it. */
export type RawExchange = {
  /** What has come, a character for each byte. */
  readonly received: string;
  readonly connected: boolean;
  /** The server has ended its side or the connection. */
  readonly over: boolean;
  write(bytes: string | Buffer): void;
  /** Stops reading: from now on what the server writes stays with the server. */
  pause(): void;
  readOn(): void;
  end(): void;
  /** Ends without a goodbye. */
  reset(): void;
};

/** Opens a connection and writes, a byte for each character. */
export function rawExchange(subject: Subject, opening: string | Buffer = ''): RawExchange {
  const socket = subject.connect();
  let received = '';
  let over = false;
  socket.setEncoding('latin1');
  socket.on('data', (text) => (received += String(text)));
  for (const event of ['end', 'close']) socket.on(event, () => (over = true));
  const write = (bytes: string | Buffer): void => {
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  };
  write(opening);
  return {
    get received() {
      return received;
    },
    get connected() {
      return !socket.connecting;
    },
    get over() {
      return over;
    },
    write,
    pause: () => socket.pause(),
    readOn: () => socket.resume(),
    end: () => socket.end(),
    reset: () => socket.resetAndDestroy(),
  };
}

/** Writes, and resolves with all that comes back until the server closes. */
export async function rawAnswer(subject: Subject, opening: string | Buffer): Promise<string> {
  const connection = rawExchange(subject, opening);
  await eventually(
    'the server ends the connection',
    () => connection.over,
    () => connection.received,
  );
  return connection.received;
}
