import { expect, test } from 'vitest';
import { answer } from './example-http1.ts';
import { down, ledgerOf, up } from './example-session.ts';
import { totalBytes, totalEvents, type Ledger } from './ledger.ts';

function polled(body: string): Ledger {
  return ledgerOf({
    protocol: { kind: 'http1' },
    segments: [up('GET / HTTP/1.1\r\n\r\n'), down(answer(body))],
  });
}

test('every line of a body is an event, its end is event framing', () => {
  const ledger = polled('{}\n{"n":1}\n');
  expect(totalEvents(ledger)).toBe(2);
  expect(totalBytes(ledger, { layer: 'payload' })).toBe(9);
  expect(totalBytes(ledger, { layer: 'event-framing' })).toBe(2);
});

test('what follows an event and is none is unaccounted for', () => {
  const ledger = polled('{}\noops\n');
  expect(totalEvents(ledger)).toBe(1);
  expect(ledger.unaccounted).toMatchObject([
    { reason: 'a line that is no event in a body of events', bytes: 5 },
  ]);
});

test('a body that begins with no event is control', () => {
  const ledger = polled('not found\n');
  expect(totalEvents(ledger)).toBe(0);
  expect(totalBytes(ledger, { layer: 'protocol-control' })).toBe(10);
});
