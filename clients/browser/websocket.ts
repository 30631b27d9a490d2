import type { PageHandlers, SubscribeInPage } from './page-half.ts';

/** The browser's own `WebSocket`. It neither connects again nor resumes by itself: that is done here. */
export const subscribe: SubscribeInPage = (url, handlers, options) => {
  let cursor = options.cursor;
  let isOver = false;
  let socket = connect();

  function connect(): WebSocket {
    const address = new URL(url, location.href);
    if (cursor !== undefined) address.searchParams.set('after', cursor);
    const opened = new WebSocket(address);
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      const atMs = performance.now();
      cursor = passOn(data, atMs, handlers);
    };
    opened.onclose = () => {
      if (isOver) return;
      handlers.onReconnect();
      setTimeout(() => {
        if (!isOver) socket = connect();
      }, options.reconnectMs);
    };
    return opened;
  }

  return {
    close() {
      isOver = true;
      socket.close();
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
