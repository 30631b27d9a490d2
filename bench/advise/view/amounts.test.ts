import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from '../../core/units.ts';
import { counted, timeText } from './amounts.ts';

const DAY_US = 86_400_000_000;

test('every time that is told can be given again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: DAY_US }), (us) => {
      const read = parseDuration(timeText(us)) ?? NaN;
      expect(Math.abs(read / us - 1)).toBeLessThanOrEqual(0.005);
    }),
  );
});

test('one is what reads as one', () => {
  expect([1, 1.000_000_000_000_1, 1.2, 0, 2_000].map((value) => counted(value, 'core'))).toEqual([
    '1 core',
    '1 core',
    '1.2 cores',
    '0 cores',
    '2,000 cores',
  ]);
});
