import { describe, expect, test } from 'vitest';
import { askAnotherProcess } from '../../measure/causality.ts';
import { judgeClock, ROUND_TRIPS } from './clock.ts';

describe('the clock of two processes', () => {
  test('is one on this machine', async () => {
    const trips = await askAnotherProcess(ROUND_TRIPS);
    expect(trips).toHaveLength(ROUND_TRIPS);
    expect(judgeClock(trips).state).toBe('ok');
  });

  test('is broken when one answer seems to precede its question, or to come before it was given', () => {
    expect(judgeClock([[10, 12, 14]]).state).toBe('ok');
    expect(
      judgeClock([
        [10, 12, 14],
        [20, 19, 24],
      ]).state,
    ).toBe('impossible');
    expect(
      judgeClock([
        [10, 12, 14],
        [20, 25, 24],
      ]).state,
    ).toBe('impossible');
  });

  test('is not trusted when the other process never answered', () => {
    expect(judgeClock([]).state).toBe('impossible');
  });
});
