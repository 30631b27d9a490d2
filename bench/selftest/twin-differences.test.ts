import { expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import type { RunResult } from '../core/result.ts';
import { exampleResult, invalidTrial, measuredTrial } from '../report/example-result.ts';
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

test('trials that do not hold, and too few of them, are not compared', () => {
  const measured = [0, 1, 2].flatMap((repetition) =>
    TWINS.map((variant) => ({ ...measuredTrial('sse', repetition, { [METRIC]: 1 }), variant })),
  );
  const invalid = TWINS.map((variant) => ({ ...invalidTrial('sse', 3, { [METRIC]: 1 }, 'late'), variant }));
  const result = exampleResult({ trials: [...measured, ...invalid] });
  expect(twinDifferences(result, [METRIC])).toEqual({ compared: 0, found: [] });
});
