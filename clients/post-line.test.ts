import { describe, expect, test } from 'vitest';
import { exampleContext, scriptedHttp } from './example-context.ts';
import { postLine } from './post-line.ts';

function posted(line: string) {
  const http = scriptedHttp();
  const { context } = exampleContext({ http, url: new URL('http://127.0.0.1:1/feed?after=e-1') });
  return { http, echo: postLine(context, line) };
}

describe('a line that is posted', () => {
  test('goes to the path of the feed as plain text, its length in bytes ahead', () => {
    const { http, echo } = posted('Grüße');
    echo.catch(() => undefined);
    expect(http.exchanges.map(({ call }) => call)).toEqual([
      {
        kind: 'message',
        method: 'POST',
        path: '/feed',
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': '7' },
        body: 'Grüße',
      },
    ]);
  });

  test('resolves to the body of the answer', async () => {
    const { http, echo } = posted('hello');
    http.exchanges[0]?.answer(200, {}, 'hel' + 'lo');
    expect(await echo).toBe('hello');
  });

  test.each([204, 400, 405, 500])('rejects when it is answered %d', async (status) => {
    const { http, echo } = posted('hello');
    http.exchanges[0]?.answer(status, {}, 'hello');
    await expect(echo).rejects.toThrow(`the server answered ${status} to a message`);
  });

  test('rejects when the connection is cut', async () => {
    const { http, echo } = posted('hello');
    http.exchanges[0]?.fail();
    await expect(echo).rejects.toThrow('cut');
  });
});
