import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIRECTIONS } from './dissector.ts';
import { http1Sessions } from './example-http1.ts';
import { http2Sessions } from './example-http2.ts';
import { rawLineSessions } from './example-raw-lines.ts';
import {
  bytesOf,
  corrupted,
  cut,
  cuts,
  ledgerOf,
  spansOf,
  totalLength,
  truncated,
  type Session,
} from './example-session.ts';
import { totalBytes } from './ledger.ts';

const KINDS = [
  ['HTTP/1.1 and WebSocket', http1Sessions],
  ['HTTP/2', http2Sessions],
  ['raw lines', rawLineSessions],
] as const;

function expectBalanced(session: Session): void {
  const ledger = ledgerOf(session);
  const spans = spansOf(session);
  for (const direction of DIRECTIONS) {
    const bytes = bytesOf(session, direction);
    expect(totalBytes(ledger, { direction })).toBe(bytes);
    let next = 0;
    for (const span of spans[direction]) {
      expect(span.at).toBe(next);
      next += span.bytes;
    }
    expect(next).toBe(bytes);
  }
  expect(ledger.unaccounted.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(
    totalBytes(ledger, { layer: 'unaccounted' }),
  );
}

function expectIndifferent(session: Session, lengths: readonly number[]): void {
  const pieces = cut(session, lengths);
  expect(ledgerOf(pieces)).toEqual(ledgerOf(session));
  expect(spansOf(pieces)).toEqual(spansOf(session));
}

describe.each(KINDS)('%s', (_, sessions) => {
  test('is accounted for to the last byte', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        expectBalanced(session);
        expect(ledgerOf(session).unaccounted).toEqual([]);
      }),
    );
  });

  test('gives the same ledger and the same spans however it is cut', () => {
    fc.assert(fc.property(sessions, cuts, expectIndifferent));
  });

  test('balances wherever the connection breaks off', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        for (let bytes = 0; bytes <= totalLength(session); bytes += 1) {
          const { protocol, segments } = truncated(session, bytes);
          const ledger = ledgerOf({ protocol, segments });
          expect(totalBytes(ledger)).toBe(bytes);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('tiles the stream and does not depend on the cuts wherever it breaks off', () => {
    fc.assert(
      fc.property(sessions, fc.nat(), cuts, (session, place, lengths) => {
        const broken = truncated(session, place % (totalLength(session) + 1));
        expectBalanced(broken);
        expectIndifferent(broken, lengths);
      }),
    );
  });

  test('balances and does not depend on the cuts with any byte changed', () => {
    fc.assert(
      fc.property(
        sessions,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        cuts,
        (session, place, flip, lengths) => {
          const broken = corrupted(session, place % Math.max(1, totalLength(session)), flip);
          expectBalanced(broken);
          expectIndifferent(broken, lengths);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('balances when garbage takes the place of either direction from somewhere on', () => {
    const garbage = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(sessions, fc.nat(), garbage, garbage, cuts, (session, place, one, other, lengths) => {
        const { protocol, segments } = truncated(session, place % (totalLength(session) + 1));
        const broken: Session = {
          protocol,
          segments: [...segments, { direction: 'up', bytes: one }, { direction: 'down', bytes: other }],
        };
        expectBalanced(broken);
        expectIndifferent(broken, lengths);
      }),
    );
  });
});
