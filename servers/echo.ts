import type { HttpRequest, HttpResponse } from '../bench/core/serving.ts';

/** Answers a posted line with itself (R25 of servers/README.md). */
export function answerEcho(_request: HttpRequest, response: HttpResponse, line: string): void {
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(line),
  });
  response.end(line);
}
