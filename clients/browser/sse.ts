import type { SubscribeInPage } from './page-half.ts';
import { postLine } from './post-line.ts';

/** The browser's own `EventSource` (WHATWG HTML §9.2): it connects again and resumes by itself. */
export const subscribe: SubscribeInPage = (url, handlers, { cursor }) => {
  const source = new EventSource(cursor === undefined ? url : `${url}?after=${encodeURIComponent(cursor)}`);
  source.onopen = handlers.onAccepted;
  source.onmessage = ({ data }: MessageEvent<string>) => {
    handlers.onEvent(data, performance.now());
  };
  source.addEventListener('gap', ({ data }: MessageEvent<string>) => {
    handlers.onGap(data);
  });
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) handlers.onEnd('the event stream was refused');
    else handlers.onReconnect();
  };
  return {
    send: (line) => postLine(url, line),
    close() {
      source.close();
    },
  };
};
