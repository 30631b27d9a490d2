import { expect, test } from 'vitest';
import { hexOf, textOf } from './wire-text.ts';

test('the first sixteen bytes are shown in hexadecimal, and that there are more', () => {
  expect(hexOf(Uint8Array.of(0, 0x0a, 0xff))).toBe('00 0a ff');
  expect(hexOf(new Uint8Array(16))).not.toContain('…');
  expect(hexOf(new Uint8Array(17))).toBe(`${'00 '.repeat(16)}…`);
});

test('text holds nothing that a terminal would obey or a reader could not tell apart', () => {
  expect(textOf(Buffer.from('a b\r\n\t\\'))).toBe('a b\\r\\n\\t\\\\');
  expect(textOf(Uint8Array.of(0x1b, 0x00, 0x7f, 0x9b, 0xe9))).toBe('\\x1b\\x00\\x7f\\x9b\\xe9');
});

test('long text is cut, but never within an escape', () => {
  expect(textOf(Buffer.from('x'.repeat(48)))).toBe('x'.repeat(48));
  expect(textOf(Buffer.from('x'.repeat(49)))).toBe(`${'x'.repeat(48)}…`);
  expect(textOf(Buffer.from(`${'x'.repeat(47)}\nx`))).toBe(`${'x'.repeat(47)}…`);
});
