import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCursor, newEpoch, parseCursor } from './cursor.ts';

const POSITIONS = fc.record({
  epoch: fc.stringMatching(/^[0-9a-z]{1,16}$/),
  seq: fc.nat(999_999_999_999_999),
});

describe('a cursor', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(POSITIONS, (position) => {
        expect(parseCursor(formatCursor(position))).toEqual(position);
      }),
    );
  });

  test('that can be read is the only text for its position', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-z]{0,3}-?[\d-]{0,4}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const position = parseCursor(text);
        if (position !== undefined) expect(formatCursor(position)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '',
    '-',
    'abcd',
    'abcd-',
    '-1',
    'abcd-x',
    'abcd-1.5',
    'abcd--1',
    'abcd-01',
    'ABCD-1',
    'ab cd-1',
    ' abcd-1',
    'abcd-1\n',
    `${'a'.repeat(17)}-1`,
    'abcd-1000000000000000',
  ])('is not %j', (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });
});

describe('a new epoch', () => {
  test('is of one length, fits a cursor, and hardly ever comes twice', () => {
    const epochs = Array.from({ length: 200 }, newEpoch);
    for (const epoch of epochs) expect(parseCursor(formatCursor({ epoch, seq: 0 }))?.epoch).toBe(epoch);
    expect(new Set(epochs.map((epoch) => epoch.length))).toEqual(new Set([4]));
    expect(new Set(epochs).size).toBeGreaterThan(190);
  });
});
