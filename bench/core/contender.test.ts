import { expect, test } from 'vitest';
import { contenderName, parseContender } from './contender.ts';

test.each([
  [{ row: 'polling' }, 'polling'],
  [{ row: 'sse-h2', variant: 'chromium H2' }, 'sse-h2@chromium H2'],
  [{ row: 'sse', variant: 'a@b' }, 'sse@a@b'],
])('a contender %o is named %s, and read back', (contender, name) => {
  expect(contenderName(contender)).toBe(name);
  expect(parseContender(name)).toEqual(contender);
});
