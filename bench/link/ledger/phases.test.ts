import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectionLedger } from './connection.ts';
import { DIRECTIONS } from './dissector.ts';
import { http1Sessions } from './example-http1.ts';
import { http2Sessions } from './example-http2.ts';
import { rawLineSessions } from './example-raw-lines.ts';
import { cut, totalLength, type Session } from './example-session.ts';
import { mergeLedgers, PHASES, totalBytes, type Ledger, type Phase } from './ledger.ts';

const sessions = fc.oneof(http1Sessions, http2Sessions, rawLineSessions);

/** A session fed byte by byte, with the phases switched after so many bytes, and what was fed in each. */
function inPhases(session: Session, steadyFrom: number, teardownFrom: number) {
  const ledger = connectionLedger(session.protocol);
  const noBytes = (): Record<Phase, number> => ({ connect: 0, steady: 0, teardown: 0 });
  const fed = { up: noBytes(), down: noBytes() };
  for (const [index, { direction, bytes }] of cut(session, [1]).segments.entries()) {
    const phase = index < steadyFrom ? 'connect' : index < teardownFrom ? 'steady' : 'teardown';
    ledger.enter(phase);
    ledger.push(direction, bytes);
    fed[direction][phase] += bytes.length;
  }
  ledger.end();
  return { ledger: ledger.read(), fed };
}

const cases = fc.tuple(sessions, fc.nat(), fc.nat()).map(([session, one, other]) => {
  const bytes = totalLength(session) + 1;
  return [session, Math.min(one % bytes, other % bytes), Math.max(one % bytes, other % bytes)] as const;
});

test('a byte belongs to the phase in which it passed, even if a later one tells what it is', () => {
  fc.assert(
    fc.property(cases, ([session, steadyFrom, teardownFrom]) => {
      const { ledger, fed } = inPhases(session, steadyFrom, teardownFrom);
      for (const direction of DIRECTIONS) {
        for (const phase of PHASES)
          expect(totalBytes(ledger, { direction, phase })).toBe(fed[direction][phase]);
      }
    }),
  );
});

test('after the drain everything is teardown, and nothing before it is', () => {
  fc.assert(
    fc.property(cases, ([session, steadyFrom, teardownFrom]) => {
      const { ledger, fed } = inPhases(session, steadyFrom, teardownFrom);
      expect(totalBytes(ledger, { layer: 'teardown' })).toBe(fed.up.teardown + fed.down.teardown);
      expect(totalBytes(ledger, { phase: 'teardown' })).toBe(fed.up.teardown + fed.down.teardown);
    }),
  );
});

test('an id that waits for its data over a switch counts before it, the event after it', () => {
  const ledger = connectionLedger({ kind: 'http1' });
  ledger.push('up', Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  ledger.push('down', Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nid: a-1\n'));
  ledger.enter('steady');
  ledger.push('down', Buffer.from('data: {}\n\n'));
  const { connect, steady } = ledger.read().down;
  expect(connect.layers['event-framing']).toBe(8);
  expect([connect.events, steady.events]).toEqual([0, 1]);
  expect(steady.layers).toMatchObject({ payload: 2, 'event-framing': 8 });
});

test('ledgers of several connections add up', () => {
  const bytesIn = (ledgers: readonly Ledger[]) =>
    ledgers.reduce((sum, ledger) => sum + totalBytes(ledger), 0);
  fc.assert(
    fc.property(fc.array(cases, { maxLength: 3 }), (all) => {
      const ledgers = all.map(([session, steady, teardown]) => inPhases(session, steady, teardown).ledger);
      const merged = mergeLedgers(ledgers);
      expect(totalBytes(merged)).toBe(bytesIn(ledgers));
      expect(mergeLedgers([merged])).toEqual(merged);
    }),
    { numRuns: 30 },
  );
});
