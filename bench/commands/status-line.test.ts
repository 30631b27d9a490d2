import { afterEach, expect, test, vi } from 'vitest';
import { statusLine } from './status-line.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function written(isTTY: boolean, term: string): string {
  vi.stubEnv('TERM', term);
  let text = '';
  const line = statusLine({ isTTY, write: (part) => (text += part) });
  line.say('first');
  line.say('second');
  line.clear();
  return text;
}

test('a status is written over on a terminal, and is gone in the end', () => {
  expect(written(true, 'xterm-256color')).toBe('\r\u001B[2Kfirst\r\u001B[2Ksecond\r\u001B[2K');
});

test.each([
  [true, 'dumb'],
  [false, 'xterm-256color'],
])('a status is a plain line elsewhere (isTTY %s, TERM %s)', (isTTY, term) => {
  expect(written(isTTY, term)).toBe('first\nsecond\n');
});
