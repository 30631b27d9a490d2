import { expect, test } from 'vitest';
import { EXAMPLE_LABORATORY } from '../../report/example-result.ts';
import { examineLaboratory } from './laboratory.ts';

test('a quiet machine is a good laboratory, with every figure told', () => {
  expect(
    examineLaboratory(EXAMPLE_LABORATORY).map(({ subject, state, found }) => [subject, state, found]),
  ).toEqual([
    ['timers', 'ok', 'p50 90 µs, p99 200 µs, at most 2.1 ms late'],
    ['stalls', 'ok', '0.5 a second, at most 2.2 ms, 0.1 % of the time'],
    ['round trip', 'ok', 'p50 60 µs, p99 120 µs, at most 3 ms'],
    ['other load', 'ok', '1 % of the CPU time'],
    ['CPU steal', 'ok', '0 % of the CPU time'],
    ['laboratory', 'ok', 'good, after 1.1 s'],
  ]);
});

test('what falls short is a warning with its meaning and a remedy, and so is the grade', () => {
  const findings = examineLaboratory({ ...EXAMPLE_LABORATORY, stealShare: 0.2 });
  const warnings = findings.filter(({ state }) => state === 'warning');
  expect(warnings).toEqual([
    {
      subject: 'CPU steal',
      state: 'warning',
      found: '20 % of the CPU time',
      advice: expect.stringMatching(/lateness includes those pauses.*: use a machine/) as string,
    },
    {
      subject: 'laboratory',
      state: 'warning',
      found: 'poor, after 1.1 s',
      advice: expect.stringMatching(/exact figures .* hold/) as string,
    },
  ]);
});

test('what the system does not tell, and what did not occur, is said so', () => {
  const silent = {
    ...EXAMPLE_LABORATORY,
    stalls: { perSecond: 0, longestUs: 0, lostShare: 0 },
    otherLoadShare: null,
  };
  const found = examineLaboratory(silent).map(({ subject, found }) => [subject, found]);
  expect(found).toContainEqual(['stalls', 'none']);
  expect(found).toContainEqual(['other load', 'the system does not tell']);
});
