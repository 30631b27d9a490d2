import { expect, test } from 'vitest';
import reference from './fixtures/reference.json' with { type: 'json' };
import { normalTail } from './normal.ts';

test.each(reference.normalTail)('the tail above $z is what R says, near and far', ({ z, tail }) => {
  expect(normalTail(z) / tail).toBeCloseTo(1, 12);
});

test('nothing is above infinity', () => {
  expect(normalTail(Infinity)).toBe(0);
  expect(normalTail(-Infinity)).toBe(1);
});
