import fc from 'fast-check';
import { cursor, payload } from './example-bodies.ts';
import { down, up, type Session } from './example-session.ts';

/** Valid sessions of the control row, for tests. */
export const rawLineSessions: fc.Arbitrary<Session> = fc
  .array(
    fc.oneof(
      fc.tuple(cursor, payload).map(([at, text]) => `${at} ${text}\n`),
      cursor.map((at) => `head ${at}\n`),
      fc.constant('\n'),
    ),
    { maxLength: 8 },
  )
  .map((lines) => ({ protocol: { kind: 'lines' }, segments: [up('now\n'), down(...lines)] }));
