import { expect, test } from 'vitest';
import { delayInLateness } from './delay-in-lateness.ts';
import { judge, type Pace } from './finding.ts';

type How = Parameters<typeof delayInLateness>[2];

const calm = (pace: Pace): How => ({ pace, disturbances: [] });

/** Lateness that holds the delay so many times, and some time beside it. */
function pointsAlong(slope: number, baseUs = 900) {
  return [0, 5_000, 25_000, 100_000].map((delayUs) => {
    const medianUs = baseUs + slope * delayUs;
    return { delayUs, medianUs, leastUs: medianUs - 300 };
  });
}

function verdicts(points: ReturnType<typeof pointsAlong>, how: How = calm('full')): readonly string[] {
  return delayInLateness('sse', points, how).map((one) => judge(one).verdict);
}

test.each([
  [1, 'quick', ['passed', 'passed']],
  [1, 'full', ['passed', 'passed']],
  [1.1, 'quick', ['passed', 'passed']],
  [1.1, 'full', ['passed', 'failed']],
  [2, 'quick', ['passed', 'failed']],
  [2, 'full', ['passed', 'failed']],
  [0.5, 'quick', ['failed', 'failed']],
  [0, 'quick', ['failed', 'failed']],
] as const)('lateness that holds the delay %d times is judged (%s): %j', (slope, pace, expected) => {
  expect(verdicts(pointsAlong(slope), calm(pace))).toEqual(expected);
});

test('lateness below the delay has failed, whatever it grows by', () => {
  expect(verdicts(pointsAlong(1, 200))).toEqual(['failed', 'passed']);
});

test('lateness that grows by too much on a busy machine proves nothing', () => {
  const busy = { pace: 'full', disturbances: ['the feed was late'] } as const;
  expect(verdicts(pointsAlong(2), busy)).toEqual(['passed', 'invalid machine']);
});

test('a single delay has no slope, which is no pass', () => {
  expect(verdicts(pointsAlong(1).slice(0, 1))).toEqual(['passed', 'failed']);
});
