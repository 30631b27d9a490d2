import { fetchAnswer } from '../bench/core/http-client.ts';
import type { ReceiveContext } from '../bench/core/receiving.ts';

/** Posts a line beside the subscriptions of an agent, and resolves to its echo (R25 of servers/README.md). */
export async function postLine({ http, url }: ReceiveContext, line: string): Promise<string> {
  const { answer } = fetchAnswer(http, {
    kind: 'message',
    method: 'POST',
    path: url.pathname,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      // Browsers say it over HTTP/2 as well (Fetch, "HTTP-network-or-cache fetch").
      'Content-Length': String(Buffer.byteLength(line)),
    },
    body: line,
  });
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`the server answered ${status} to a message`);
  return body;
}
