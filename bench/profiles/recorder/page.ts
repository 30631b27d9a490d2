import type { RequestKind } from '../field.ts';

/** Where the page asks for each, as pushbench's own clients would. */
export const PATHS: Readonly<Record<RequestKind, string>> = {
  poll: '/polling?after=k3q9-1041',
  'event-stream': '/sse',
  websocket: '/websocket',
  message: '/message',
};

export const PAGE_PATH = '/';

/** The id of the one event that each stream gets before it is cut. */
export const CURSOR = 'k3q9-1041';
export const EVENT_STREAM_BODY = `retry: 1\nid: ${CURSOR}\ndata: \n\n`;

/** The title that the page takes when it has asked for everything. */
export const DONE = 'done';

/**
 * Polls twice, posts a message twice, subscribes and is made to resume, and tries a WebSocket handshake, which may fail.
 */
export const PAGE = `<!doctype html>
<link rel="icon" href="data:,">
<script type="module">
  try {
    for (let n = 0; n < 2; n += 1) await (await fetch('${PATHS.poll}', { cache: 'no-store' })).text();
    for (let n = 0; n < 2; n += 1)
      await (await fetch('${PATHS.message}', { method: 'POST', body: 'a message' })).text();
    await new Promise((resolve) => {
      let streams = 0;
      const source = new EventSource('${PATHS['event-stream']}');
      source.onopen = () => {
        streams += 1;
        if (streams < 2) return;
        source.close();
        resolve();
      };
    });
    await new Promise((resolve) => {
      new WebSocket('${PATHS.websocket}').onclose = resolve;
    });
    document.title = '${DONE}';
  } catch (error) {
    document.title = String(error);
  }
</script>
`;

/** What a request with this target is for; the page itself is no part of a recording. */
export function kindOf(target: string): RequestKind | undefined {
  return (Object.keys(PATHS) as RequestKind[]).find((kind) => PATHS[kind] === target);
}
