import { describe, expect, test } from 'vitest';
import { exactly, judge, together, verdictOf, type Finding, type Observation } from './finding.ts';

const LATE: Observation = {
  what: 'late',
  unit: 'us',
  expected: { about: 100, within: 10 },
  found: 130,
  timing: { disturbances: [] },
};
const DISTURBED: Observation = { ...LATE, timing: { disturbances: ['the feed was late', 'the link too'] } };

describe('a figure', () => {
  test.each([
    [{ exactly: 5 }, 5, 'passed'],
    [{ exactly: 5 }, 6, 'failed'],
    [{ about: 100, within: 10 }, 110, 'passed'],
    [{ about: 100, within: 10 }, 90, 'passed'],
    [{ about: 100, within: 10 }, 111, 'failed'],
    [{ about: 100, within: 10 }, 89, 'failed'],
    [{ atLeast: 3 }, 3, 'passed'],
    [{ atLeast: 3 }, 2, 'failed'],
    [{ atMost: 3 }, 3, 'passed'],
    [{ atMost: 3 }, 4, 'failed'],
  ] as const)('that must be %j and is %d has %s', (expected, found, verdict) => {
    expect(judge({ what: 'x', unit: 'count', expected, found }).verdict).toBe(verdict);
  });

  test.each([NaN, Infinity])('that is none (%d) fails, whatever disturbed it', (found) => {
    expect(judge({ ...DISTURBED, found })).toMatchObject({
      found: null,
      verdict: 'failed',
      why: 'there is no figure',
    });
  });

  test('of time that is off where nothing disturbed it has failed', () => {
    expect(judge(LATE).verdict).toBe('failed');
    expect(judge({ ...LATE, found: 100 }).verdict).toBe('passed');
  });

  test('of time that is off on a machine that was seen to disturb it tells nothing, and says why', () => {
    expect(judge(DISTURBED)).toMatchObject({
      verdict: 'invalid machine',
      why: 'the feed was late; the link too',
    });
    expect(judge({ ...DISTURBED, found: 100 }).verdict).toBe('passed');
  });
});

test('what could not be tried is skipped, and says why', () => {
  const omission = { what: 'a capture', skippedBecause: 'no tshark' };
  expect(judge(omission)).toEqual({ what: 'a capture', verdict: 'skipped', why: 'no tshark' });
});

test.each([
  [['passed', 'failed', 'invalid machine', 'skipped'], 'failed'],
  [['passed', 'invalid machine', 'skipped'], 'invalid machine'],
  [['passed', 'skipped'], 'passed'],
  [['skipped'], 'skipped'],
  [[], 'failed'],
] as const)('a check with %j is %s', (verdicts, worst) => {
  const findings = verdicts.map((verdict) => ({ what: 'x', verdict, why: '' }) as Finding);
  expect(verdictOf(findings)).toBe(worst);
});

describe('counts that go together', () => {
  test('are one figure when all are right', () => {
    const parts = [
      { of: 'a', expected: 3, found: 3 },
      { of: 'b', expected: 4, found: 4 },
    ];
    expect(together('lost', parts)).toEqual([exactly('lost', 7, 7)]);
  });

  test('are told apart when some are wrong, even if their sum is right', () => {
    const parts = [
      { of: 'a', expected: 3, found: 4 },
      { of: 'b', expected: 4, found: 3 },
      { of: 'c', expected: 5, found: 5 },
    ];
    expect(together('lost', parts)).toEqual([exactly('lost: a', 3, 4), exactly('lost: b', 4, 3)]);
  });

  test('of which one is missing are wrong', () => {
    expect(together('lost', [{ of: 'a', expected: NaN, found: NaN }])).toEqual([
      exactly('lost: a', NaN, NaN),
    ]);
  });
});
