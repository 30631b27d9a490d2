import { expect, test } from 'vitest';
import { contenderName, isMeantBy, parseContender, variantOfSide, withSide } from './contender.ts';

test.each([
  [{ row: 'polling' }, 'polling'],
  [{ row: 'sse-h2', variant: 'chromium H2' }, 'sse-h2@chromium H2'],
  [{ row: 'sse', variant: 'a@b' }, 'sse@a@b'],
])('a contender %o is named %s, and read back', (contender, name) => {
  expect(contenderName(contender)).toBe(name);
  expect(parseContender(name)).toEqual(contender);
});

test.each([
  ['sse', ['sse', 'sse@theirs', 'sse@λT 1']],
  ['sse@theirs', ['sse@theirs']],
  ['sse-h2', []],
])('%s means %j', (given, meant) => {
  const names = ['sse', 'sse@theirs', 'sse@λT 1', 'websocket@theirs'];
  expect(names.filter((name) => isMeantBy(parseContender(given), name))).toEqual(meant);
});

test('a side is named with its scenario, and can be called otherwise', () => {
  expect(variantOfSide(undefined, 'theirs')).toBe('theirs');
  expect(variantOfSide('1 event, no work', 'theirs')).toBe('1 event, no work, theirs');
  expect(withSide('1 event, theirs', 'theirs', 'a $& server')).toBe('1 event, a $& server');
  expect(withSide('theirs', 'theirs', 'mine')).toBe('mine');
});
