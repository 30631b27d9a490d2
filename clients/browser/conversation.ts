/** The way up over one WebSocket: a message is `echo ID TEXT`, and comes back as it is (R25 of servers/README.md). */
export type Conversation = {
  send(text: string): Promise<string>;
  /** Takes such a line, once it has come back. */
  take(line: string): void;
  /** The connection is over: what still waits fails. */
  end(): void;
};

export const ECHO = 'echo ';

/** As that of the half in Node, so that both send the same bytes. */
const ID_WIDTH = 4;

export function conversationOver(socket: WebSocket): Conversation {
  const waiting = new Map<string, PromiseWithResolvers<string>>();
  let sent = 0;
  return {
    send(text) {
      // A socket that has closed drops what it is given, without a word (WHATWG WebSockets §3.1).
      if (socket.readyState !== WebSocket.OPEN) {
        return Promise.reject(new Error('no connection is open to send a message over'));
      }
      const id = sent.toString(36).padStart(ID_WIDTH, '0');
      sent += 1;
      const echo = Promise.withResolvers<string>();
      waiting.set(id, echo);
      socket.send(`${ECHO}${id} ${text}`);
      return echo.promise;
    },
    take(line) {
      const space = line.indexOf(' ', ECHO.length);
      const id = line.slice(ECHO.length, space);
      waiting.get(id)?.resolve(line.slice(space + 1));
      waiting.delete(id);
    },
    end() {
      for (const { reject } of waiting.values()) {
        reject(new Error('the connection ended before the echo of a message had come'));
      }
      waiting.clear();
    },
  };
}
