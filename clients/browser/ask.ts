import type { PageHandlers } from './page-half.ts';

/**
 * Asks once for what there is after a cursor, hands it over, and returns the cursor to ask with next (R8 of
 * servers/README.md). Rejects when there is no whole answer; undefined when asking again is of no use.
 */
export async function ask(
  url: string,
  cursor: string | undefined,
  handlers: PageHandlers,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const address = cursor === undefined ? url : `${url}?after=${encodeURIComponent(cursor)}`;
  const answer = await fetch(address, { cache: 'no-store', signal: signal ?? null });
  if (answer.status >= 500) throw new Error(`the server answered ${answer.status}`);
  const next = answer.headers.get('Event-Cursor');
  if (!answer.ok || next === null) {
    handlers.onEnd(`the server answered ${answer.status} to a poll`);
    return undefined;
  }
  const body = await answer.text();
  const atMs = performance.now();
  const gap = answer.headers.get('Event-Gap');
  if (gap !== null) handlers.onGap(gap);
  for (const payload of body.split('\n').slice(0, -1)) handlers.onEvent(payload, atMs);
  handlers.onAccepted();
  return next;
}
