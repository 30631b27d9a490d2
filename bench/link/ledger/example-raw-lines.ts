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
  .chain((lines) => fc.tuple(fc.constant(lines), fc.array(payload, { maxLength: 3 })))
  .map(([lines, texts]) => {
    const echoes = texts.map((text) => `echo 000a ${text}\n`);
    return {
      protocol: { kind: 'lines' },
      segments: [up('now\n'), up(...echoes), down(...lines, ...echoes)],
    };
  });
