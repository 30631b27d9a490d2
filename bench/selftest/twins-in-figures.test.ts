import { expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { exampleResult, invalidTrial, measuredTrial } from '../report/example-result.ts';
import { TWINS } from '../suites/against-itself.ts';
import { judge } from './finding.ts';
import { twinsInFigures } from './twins-in-figures.ts';

const METRICS = ['lateness.p50', 'service.p50', 'server.cpu', 'client.cpu'] as const;
const ORDER = [TWINS.map((variant) => `sse@${variant}`)];

/** Repetitions of a row and its twin, which is twice as much in so many metrics. */
function twins(repetitions: number, differing: number): RunResult {
  const trials = Array.from({ length: repetitions }, (_, repetition) =>
    TWINS.map((variant) => {
      const values = METRICS.map((metric, index) => {
        const factor = variant === 'B' && index < differing ? 2 : 1;
        return [metric, (100 + repetition) * factor] as const;
      });
      return { ...measuredTrial('sse', repetition, Object.fromEntries(values)), variant };
    }),
  ).flat();
  return exampleResult({ order: ORDER, trials });
}

function linesOf(result: RunResult): readonly string[] {
  return twinsInFigures(result, METRICS).map((one) => {
    const finding = judge(one);
    return `${one.what}: ${one.found}, ${finding.verdict}`;
  });
}

const ENOUGH = 'valid repetitions, at least: 6, passed';

test.each([
  [0, 'passed'],
  [2, 'passed'],
  [3, 'failed'],
  [4, 'failed'],
])('%d differences of a row from itself in 4 comparisons have %s', (differing, verdict) => {
  expect(linesOf(twins(6, differing))).toEqual([
    ENOUGH,
    `differences, in 4 comparisons: ${differing}, ${verdict}`,
  ]);
});

test('too few repetitions have failed where no trial was invalid', () => {
  expect(linesOf(twins(5, 0))).toEqual(['valid repetitions, at least: 5, failed']);
});

test('too few repetitions prove nothing where the machine made some invalid, and say how', () => {
  const { trials } = twins(5, 0);
  const invalid = { ...invalidTrial('sse', 5, {}, 'the feed itself was late'), variant: 'A' };
  const [only] = twinsInFigures(exampleResult({ order: ORDER, trials: [...trials, invalid] }), METRICS);
  expect(only && judge(only)).toMatchObject({
    verdict: 'invalid machine',
    why: 'the feed itself was late',
  });
});
