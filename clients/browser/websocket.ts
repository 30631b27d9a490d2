import { conversationOver, ECHO } from './conversation.ts';
import type { PageHandlers, SubscribeInPage } from './page-half.ts';

/** The browser's own `WebSocket`. It neither connects again nor resumes by itself: that is done here. */
export const subscribe: SubscribeInPage = (url, handlers, options) => {
  let cursor = options.cursor;
  let isOver = false;
  let connection = connect();

  function connect() {
    const address = new URL(url, location.href);
    if (cursor !== undefined) address.searchParams.set('after', cursor);
    const socket = new WebSocket(address);
    const conversation = conversationOver(socket);
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const atMs = performance.now();
      if (data.startsWith(ECHO)) conversation.take(data);
      else cursor = passOn(data, atMs, handlers);
    };
    socket.onclose = () => {
      conversation.end();
      if (isOver) return;
      handlers.onReconnect();
      setTimeout(() => {
        if (!isOver) connection = connect();
      }, options.reconnectMs);
    };
    return { socket, conversation };
  }

  return {
    send: (line) => connection.conversation.send(line),
    close() {
      isOver = true;
      connection.socket.close();
    },
  };
};

/** Hands over one line: `head CURSOR`, `gap REASON CURSOR` or `CURSOR PAYLOAD` (R11). Returns its cursor. */
function passOn(line: string, atMs: number, handlers: PageHandlers): string {
  const space = line.indexOf(' ');
  const word = line.slice(0, space);
  const rest = line.slice(space + 1);
  if (word !== 'head' && word !== 'gap') {
    handlers.onEvent(rest, atMs);
    return word;
  }
  const [reason = '', cursor = ''] = word === 'gap' ? rest.split(' ') : ['', rest];
  if (word === 'gap') handlers.onGap(reason);
  handlers.onAccepted();
  return cursor;
}
