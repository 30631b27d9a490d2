import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBytes, parseDuration } from './units.ts';

describe('a duration', () => {
  test.each([
    ['250us', 250],
    ['125ms', 125_000],
    ['1.5s', 1_500_000],
    ['2m', 120_000_000],
    ['16.5 min', 990_000_000],
    ['250 \u00b5s', 250],
    ['250\u03bcs', 250],
    ['1h', 3_600_000_000],
    ['0s', 0],
    ['0.4us', 0],
    [' 4 s ', 4_000_000],
  ])('%j is %d µs', (text, microseconds) => {
    expect(parseDuration(text)).toBe(microseconds);
  });

  test.each([
    '',
    '5',
    's',
    '-1s',
    '+1s',
    '.5s',
    '1.s',
    '1e3s',
    '1,5s',
    '5S',
    '5 sec',
    '5mins',
    '5s5s',
    '5constructor',
    '5toString',
    '0x10s',
    '9007199254740992us',
    `${'9'.repeat(400)}s`,
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('of whole microseconds is read as it is written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (microseconds) => {
        expect(parseDuration(`${microseconds}us`)).toBe(microseconds);
      }),
    );
  });

  test('is none or a whole number of microseconds, whatever the text', () => {
    const units = fc.constantFrom('us', 'ms', 's', 'm', 'h', 'valueOf', '__proto__', '');
    const texts = fc.oneof(
      fc.string(),
      fc.tuple(fc.stringMatching(/^[\d.]{0,20}$/), units).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const value = parseDuration(text);
        expect(value === undefined || (Number.isSafeInteger(value) && value >= 0)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a size', () => {
  test.each([
    ['120', 120],
    ['120B', 120],
    ['2kB', 2_000],
    ['64KiB', 65_536],
    ['1MB', 1_000_000],
    ['0.5MiB', 524_288],
  ])('%j is %d bytes', (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });

  test.each(['', 'B', '1kb', '1GB', '-1', '1.5', '1 000', '9'.repeat(20), '7constructor'])(
    '%j is none',
    (text) => {
      expect(parseBytes(text)).toBeUndefined();
    },
  );
});
