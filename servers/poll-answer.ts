import type { CatchUp } from '../bench/core/event-log.ts';
import type { HttpResponse } from '../bench/core/serving.ts';

/**
 * A poll's answer: 200 with every event behind the cursor, one a line, or 204 when there is none. `Event-Cursor`
 * is where to ask next, `Event-Gap` says why events may be missing before the first.
 */
export function answerPoll(response: HttpResponse, { gap, entries, cursor }: CatchUp): void {
  const head = {
    'Cache-Control': 'no-store',
    'Event-Cursor': cursor,
    ...(gap === undefined ? {} : { 'Event-Gap': gap }),
  };
  if (entries.length === 0 && gap === undefined) {
    response.writeHead(204, head);
    response.end();
    return;
  }
  const body = entries.map(({ payload }) => `${payload}\n`).join('');
  response.writeHead(200, {
    ...head,
    'Content-Type': 'application/x-ndjson',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
