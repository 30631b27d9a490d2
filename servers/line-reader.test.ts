import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineReader } from './line-reader.ts';

const MOST = 5;

/** The lines that are read of these pieces. */
function linesOf(pieces: readonly string[], within = false): readonly string[] {
  const lines: string[] = [];
  const read = lineReader(MOST, (line) => lines.push(line), { within });
  for (const piece of pieces) read(piece);
  return lines;
}

describe('a line reader', () => {
  test('reads the same lines however they are cut, all but those that are too long', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (whole, lengths) => {
        const pieces: string[] = [];
        for (let from = 0, n = 0; from < whole.length; n += 1) {
          const length = lengths[n % lengths.length] ?? 1;
          pieces.push(whole.slice(from, from + length));
          from += length;
        }
        const ended = whole.split('\n').slice(0, -1);
        expect(linesOf(pieces)).toEqual(ended.filter((line) => line.length <= MOST));
      }),
    );
  });

  test('can begin in the middle of a line to pass over', () => {
    expect(linesOf(['rest\none\n'], true)).toEqual(['one']);
    expect(linesOf(['re', 'st', '\none\n'], true)).toEqual(['one']);
  });
});
