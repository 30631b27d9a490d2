import { expect, test } from 'vitest';
import { rank } from './ranks.ts';

test('ranks count from 1, and equal values share the mean of theirs', () => {
  expect(rank([30, 10, 20, 10, Infinity, Infinity, Infinity])).toEqual({
    ranks: [4, 1.5, 3, 1.5, 6, 6, 6],
    groups: [2, 1, 1, 3],
  });
});

test('nothing has no ranks', () => {
  expect(rank([])).toEqual({ ranks: [], groups: [] });
});
