import { expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import type { RunResult } from '../core/result.ts';
import { exampleResult, invalidTrial, measuredTrial } from '../report/example-result.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../stats/sampled-change.ts';
import { TWINS } from '../suites/against-itself.ts';
import { twinDifferences } from './twin-differences.ts';

const METRIC = 'server.cpu';

/** Ten repetitions of two rows and their twins; what B adds to its noise. */
function resultWith(addedTo: (row: string) => number): RunResult {
  const random = seededRandom(1);
  const trials = ['sse', 'websocket'].flatMap((row) =>
    Array.from({ length: 10 }, (_, repetition) => repetition).flatMap((repetition) =>
      TWINS.map((variant) => {
        const value = 100 + 10 * random() + (variant === 'B' ? addedTo(row) : 0);
        return { ...measuredTrial(row, repetition, { [METRIC]: value }), variant };
      }),
    ),
  );
  return exampleResult({ trials });
}

test('twins that are the same differ in nothing', () => {
  expect(
    twinDifferences(
      resultWith(() => 0),
      [METRIC],
    ),
  ).toEqual({ compared: 2, found: [] });
});

test('a twin that is not the same is found out, and the other row is not', () => {
  const result = resultWith((row) => (row === 'sse' ? 15 : 0));
  expect(twinDifferences(result, [METRIC])).toEqual({ compared: 2, found: ['sse: server.cpu'] });
});

test('what is within the noise band is no difference, however regular it is', () => {
  const trials = Array.from({ length: 10 }, (_, repetition) =>
    TWINS.map((variant) => {
      const value = (variant === 'A' ? 1_000 : 1_020) + repetition / 10;
      return { ...measuredTrial('sse', repetition, { [METRIC]: value }), variant };
    }),
  ).flat();
  expect(twinDifferences(exampleResult({ trials }), [METRIC])).toEqual({ compared: 1, found: [] });
});

test('trials that do not hold, and fewer than compare asks for, are not compared', () => {
  const twinsOf = (repetition: number) =>
    TWINS.map((variant) => ({
      ...measuredTrial('sse', repetition, { [METRIC]: variant === 'A' ? 1 : 2 }),
      variant,
    }));
  const tooFew = Array.from({ length: LEAST_REPETITIONS_TO_JUDGE - 1 }, (_, n) => n).flatMap(twinsOf);
  const invalid = TWINS.map((variant) => ({ ...invalidTrial('sse', 9, { [METRIC]: 1 }, 'late'), variant }));
  const comparedOf = (...trials: RunResult['trials']) => twinDifferences(exampleResult({ trials }), [METRIC]);
  expect(comparedOf(...tooFew, ...invalid)).toEqual({ compared: 0, found: [] });
  expect(comparedOf(...tooFew, ...twinsOf(9))).toEqual({ compared: 1, found: ['sse: server.cpu'] });
});
