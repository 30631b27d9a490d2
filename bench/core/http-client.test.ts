import { describe, expect, test } from 'vitest';
import { fetchAnswer, type HttpClient, type HttpReceiver } from './http-client.ts';

const CALL = { kind: 'poll', method: 'GET', path: '/x' } as const;

/** A client whose exchanges go as the test wants them to. */
function scripted(script: (receiver: HttpReceiver) => void): HttpClient & { readonly aborted: () => number } {
  let aborted = 0;
  return {
    start(_call, receiver) {
      script(receiver);
      return { abort: () => (aborted += 1) };
    },
    close: () => undefined,
    aborted: () => aborted,
  };
}

const head = (status: number) => ({ status, header: (name: string) => `value of ${name}` });

describe('fetching an answer', () => {
  test('gives status, fields and the whole body, in however many parts it came', async () => {
    const http = scripted((receiver) => {
      receiver.onHead(head(200));
      receiver.onText('one ');
      receiver.onText('two');
      receiver.onEnd(undefined);
    });
    const answer = await fetchAnswer(http, CALL).answer;
    expect(answer).toMatchObject({ status: 200, body: 'one two' });
    expect(answer.header('etag')).toBe('value of etag');
  });

  test('gives an empty body when there is none', async () => {
    const http = scripted((receiver) => {
      receiver.onHead(head(204));
      receiver.onEnd(undefined);
    });
    expect(await fetchAnswer(http, CALL).answer).toMatchObject({ status: 204, body: '' });
  });

  test('rejects with the failure of an exchange that did not run to its end', async () => {
    const http = scripted((receiver) => {
      receiver.onHead(head(200));
      receiver.onText('half');
      receiver.onEnd(new Error('cut off'));
    });
    await expect(fetchAnswer(http, CALL).answer).rejects.toThrow('cut off');
  });

  test('rejects when an exchange ends without a response', async () => {
    const http = scripted((receiver) => {
      receiver.onEnd(undefined);
    });
    await expect(fetchAnswer(http, CALL).answer).rejects.toThrow('no response');
  });

  test('passes an abort on to the exchange', () => {
    const http = scripted(() => undefined);
    fetchAnswer(http, CALL).abort();
    expect(http.aborted()).toBe(1);
  });
});
