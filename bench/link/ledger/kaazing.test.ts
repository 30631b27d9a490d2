import { expect, test } from 'vitest';
import { down, ledgerOf, up, type Session } from './example-session.ts';
import { COOKIE, onTheWire, REQUEST, RESPONSE } from './kaazing-poll.ts';
import { totalBytes, totalRequests } from './ledger.ts';

function poll(request: readonly string[]): Session {
  const body = 'x'.repeat(21);
  return { protocol: { kind: 'http1' }, segments: [up(onTheWire(request)), down(onTheWire(RESPONSE), body)] };
}

function headBytes(session: Session): number {
  const ledger = ledgerOf(session);
  return totalBytes(ledger, { layer: 'request-heads' }) + totalBytes(ledger, { layer: 'response-heads' });
}

test('the 871 bytes of the article are its characters without line ends', () => {
  expect(REQUEST.join('').length).toBe(692);
  expect(RESPONSE.join('').length).toBe(179);
});

test('a poll of the article takes 909 bytes of heads on the wire', () => {
  const ledger = ledgerOf(poll(REQUEST));
  expect(headBytes(poll(REQUEST))).toBe(909);
  expect(totalRequests(ledger)).toBe(1);
  expect(totalBytes(ledger)).toBe(909 + 21);
  expect(ledger.unaccounted).toEqual([]);
});

test('284 of them are one Cookie line', () => {
  expect(headBytes(poll(REQUEST)) - headBytes(poll(REQUEST.filter((line) => line !== COOKIE)))).toBe(284);
});
