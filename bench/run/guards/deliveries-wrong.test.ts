import { describe, expect, test } from 'vitest';
import { EXAMPLE_DELIVERIES } from '../../core/example-measurement.ts';
import { deliveriesWrong } from './deliveries-wrong.ts';
import { trialWith } from './example-trial.ts';

describe('deliveries without any fault', () => {
  test.each(['duplicated', 'reordered', 'unknown', 'early', 'gaps'] as const)('have no %s', (kind) => {
    const deliveries = { ...EXAMPLE_DELIVERIES, [kind]: 1 };
    expect(deliveriesWrong(trialWith({ deliveries }))).toBe(`without any fault there were 1 ${kind}`);
  });

  test('name all that went wrong with them in one line', () => {
    const deliveries = { ...EXAMPLE_DELIVERIES, reordered: 2, unknown: 3, early: 4, gaps: 5 };
    expect(deliveriesWrong(trialWith({ deliveries }))).toBe(
      'without any fault there were 2 reordered, 3 unknown, 4 early, 5 gaps',
    );
  });

  test("are somebody else's where they are unknown and the server is not ours", () => {
    const deliveries = { ...EXAMPLE_DELIVERIES, unknown: 3 };
    const server = { name: 'theirs', url: 'http://127.0.0.1:1' };
    expect(deliveriesWrong(trialWith({ deliveries }, 'sse', { server }))).toBe(
      'without any fault there were 3 unknown; unknown are events that this run did not publish: measure a server that nobody else publishes to',
    );
  });

  test('may be lost, which their percentiles tell', () => {
    expect(deliveriesWrong(trialWith({ deliveries: { ...EXAMPLE_DELIVERIES, lost: 7 } }))).toBeUndefined();
  });
});
