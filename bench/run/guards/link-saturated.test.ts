import { expect, test } from 'vitest';
import { linkWith, trialWith } from './example-trial.ts';
import { linkSaturated } from './link-saturated.ts';

test.each([
  [0.8, undefined],
  [0.81, 'the link was busy 81 % of the time and held everything up; use less load'],
])('a link that was busy for %d of the time: %s', (utilisation, reason) => {
  expect(linkSaturated(trialWith({ link: linkWith({ utilisation }) }))).toBe(reason);
  expect(linkSaturated(trialWith({ link: linkWith({ utilisation, delayed: false }) }))).toBe(reason);
});

test('a trial without a link has none that is busy', () => {
  expect(linkSaturated(trialWith({}))).toBeUndefined();
});
