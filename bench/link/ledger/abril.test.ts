import { expect, test } from 'vitest';
import { answer, chunk, STREAM_HEAD } from './example-http1.ts';
import { down, ledgerOf, up, type Segment } from './example-session.ts';
import { totalEvents, totalRequests } from './ledger.ts';

// Abril, "A comparison between WebSockets, server-sent events, and polling" (2017): 5 events of 50 bytes at 1 Hz.
const PAYLOAD = `{"n":"${'x'.repeat(42)}"}`;
const EVENTS_DUE_MS = [0, 1_000, 2_000, 3_000, 4_000];
const POLL_MS = 250;
/** As recorded. They span 3.5 s: if the last one finds the last event, the first comes 0.5 s after the first. */
const POLLS = 15;
const FIRST_POLL_MS = 500;

const REQUEST = up('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');

function counted(segments: readonly Segment[]): { readonly requests: number; readonly events: number } {
  const ledger = ledgerOf({ protocol: { kind: 'http1' }, segments });
  expect(ledger.unaccounted).toEqual([]);
  return { requests: totalRequests(ledger), events: totalEvents(ledger) };
}

test('polling every 250 ms takes 15 requests for 5 events', () => {
  let delivered = 0;
  const polls = Array.from({ length: POLLS }, (_, index) => {
    const due = EVENTS_DUE_MS.filter((dueMs) => dueMs <= FIRST_POLL_MS + index * POLL_MS).length;
    const body = `${PAYLOAD}\n`.repeat(due - delivered);
    delivered = due;
    return [REQUEST, down(answer(body))];
  });
  expect(PAYLOAD.length).toBe(50);
  expect(counted(polls.flat())).toEqual({ requests: 15, events: 5 });
});

test('long polling takes 5 requests for 5 events', () => {
  const polls = EVENTS_DUE_MS.map(() => [REQUEST, down(answer(`${PAYLOAD}\n`))]);
  expect(counted(polls.flat())).toEqual({ requests: 5, events: 5 });
});

test('an event stream takes 1 request for 5 events', () => {
  const blocks = EVENTS_DUE_MS.map((_, index) => down(chunk(`id: a-${index}\ndata: ${PAYLOAD}\n\n`)));
  expect(counted([REQUEST, down(STREAM_HEAD), ...blocks])).toEqual({ requests: 1, events: 5 });
});
