import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from './printable.ts';

describe('printable text', () => {
  test.each([
    ['an ESC sequence', '\u001b[31mred', '\\u001b[31mred'],
    ['the one-character CSI', '\u009b2J', '\\u009b2J'],
    ['a line end', 'a\r\nb', 'a\\u000d\\u000ab'],
    ['a delete', 'a\u007f', 'a\\u007f'],
    ['a bidirectional override', 'a\u202eb', 'a\\u202eb'],
    ['a line separator', 'a\u2028b', 'a\\u2028b'],
    ['a lone surrogate', 'a\ud800b', 'a\\ud800b'],
    ['a format character beyond the first plane', '\u{e0001}', '\\udb40\\udc01'],
  ])('shows %s as an escape', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('leaves every other letter alone', () => {
    expect(printable('SSE (HTTP/1.1), µs × – ∞ длинный опрос 長い 🙂')).toBe(
      'SSE (HTTP/1.1), µs × – ∞ длинный опрос 長い 🙂',
    );
  });

  test('whatever comes in, no control character comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
