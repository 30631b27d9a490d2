import { expect, test } from 'vitest';
import { adviceOn } from '../advice.ts';
import { EXAMPLE_ASKED, exampleGrounds } from '../example-grounds.ts';
import { orderLine, reasonLines } from './reasons.ts';

function reasonsFor(ratePerSecond: number): string {
  return reasonLines(adviceOn({ ...EXAMPLE_ASKED, clients: 1, ratePerSecond }, exampleGrounds())).join('\n');
}

test('more of something is more than another has, and no more than is free is the same', () => {
  expect(orderLine()).toMatch(/up to 0\.05 cores, 100 kbit\/s, 1 request\/s\.$/);
  // A long poll for each event: of 1 a second they come to 1.0000000000000935 requests a second.
  expect(reasonsFor(1)).toContain('long polling: 2 × the source lines of polling, 60 lines against 30 lines');
  expect(reasonsFor(1.01)).toContain(
    'long polling: more requests than SSE (HTTP/1.1), 1.01 requests/s against 0 requests/s (long-few-requests: holds)',
  );
});
