import { connect } from 'node:net';
import { httpClientOf } from '../../clients/http-client.ts';
import { PUBLISH_PATH, type HttpVersion } from '../core/capabilities.ts';
import type { Cursor } from '../core/cursor.ts';
import { endpointOf } from '../core/endpoint.ts';
import { fetchAnswer } from '../core/http-client.ts';

/** Publishes by R24 of servers/README.md. */
export type Publisher = {
  /**
   * Resolves to the event's cursor once the server has handed it to everybody; one event after the other, in the
   * order of the calls. Rejects, saying how it was answered, when the server does not take it.
   */
  publish(payload: string): Promise<Cursor>;
  close(): void;
};

/**
 * Posts to a server, over one connection or, without keep-alive, over one for each event: then none can have been
 * closed by the server just as it is used again.
 */
export async function openPublisher(
  url: URL,
  version: HttpVersion,
  { keepAlive }: { readonly keepAlive: boolean },
): Promise<Publisher> {
  const open = await httpClientOf(version);
  const client = open({ url, keepAlive, openSocket: () => connect({ ...endpointOf(url), noDelay: true }) });
  let last: Promise<unknown> = Promise.resolve();

  async function post(payload: string): Promise<Cursor> {
    const call = {
      kind: 'message',
      method: 'POST',
      path: PUBLISH_PATH,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: payload,
    } as const;
    const { status, header } = await fetchAnswer(client, call).answer;
    const cursor = header('event-cursor');
    if (status !== 204 || cursor === undefined) {
      const found = status === 204 ? 'without Event-Cursor' : String(status);
      throw new Error(`POST ${PUBLISH_PATH} is answered ${found}, where R24 wants 204 with Event-Cursor`);
    }
    return cursor;
  }

  return {
    publish(payload) {
      const posted = last.then(() => post(payload));
      last = posted.catch(() => undefined);
      return posted;
    },
    close: client.close,
  };
}
