import { expect, test } from 'vitest';
import { trialWith } from './example-trial.ts';
import { feedIncomplete } from './feed-incomplete.ts';

test.each([
  [9, '9 of 10 events were published'],
  [10, undefined],
  [11, '11 of 10 events were published'],
])('a feed that published %d events of 10: %s', (published, reason) => {
  expect(feedIncomplete(trialWith({ planned: 10, published }))).toBe(reason);
});
