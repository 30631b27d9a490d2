import { expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_LABORATORY } from './example-result.ts';
import { exampleResult, invalidTrial, measuredTrial } from './example-result.ts';
import { renderJson } from './json.ts';

test('the report in JSON has the figures of each row, null for infinite, and why trials do not hold', () => {
  const result = exampleResult({
    order: [],
    trials: [
      measuredTrial('sse', 0, { 'lateness.p99': null, delivered: 320 }),
      invalidTrial('sse', 1, {}, 'noisy'),
    ],
  });
  const text = renderJson([{ source: 'a.json', result }], { all: false, colour: true });
  expect(JSON.parse(text)).toMatchObject([
    {
      source: 'a.json',
      suite: 'quick',
      seed: 7,
      parameters: result.parameters,
      environment: result.environment,
      rows: [
        {
          row: 'sse',
          title: 'SSE (HTTP/1.1)',
          control: false,
          trials: { measured: 1, invalid: 1, failed: 0 },
          remarks: [{ kind: 'invalid', repetitions: [1], text: 'noisy' }],
          metrics: {
            'lateness.p99': { unit: 'us', n: 1, median: null, min: null, max: null },
            delivered: { unit: 'count', median: 320, values: [{ repetition: 0, value: 320 }] },
          },
        },
      ],
    },
  ]);
});

test('the report in JSON says what each variant changes of the parameters, where there are any', () => {
  const variants = { node: {}, browser: { client: 'chromium' } } as const;
  const reportOf = (result: RunResult): unknown =>
    JSON.parse(renderJson([{ source: 'a.json', result }], { all: false, colour: false }));
  expect(reportOf(exampleResult({ variants }))).toMatchObject([{ variants }]);
  expect(reportOf(exampleResult())).not.toMatchObject([{ variants: expect.anything() as unknown }]);
});

test('the report in JSON says how good the laboratory was, and why it was not good; null when nobody looked', () => {
  const laboratoryIn = (result: RunResult): unknown => {
    const text = renderJson([{ source: 'a.json', result }], { all: false, colour: false });
    return (JSON.parse(text) as { laboratory: unknown }[])[0]?.laboratory;
  };
  const environment = { ...EXAMPLE_ENVIRONMENT, laboratory: EXAMPLE_LABORATORY };
  expect(laboratoryIn(exampleResult())).toBeNull();
  expect(laboratoryIn(exampleResult({ environment }))).toEqual({ grade: 'good', reasons: [] });
  expect(laboratoryIn(exampleResult({ environment, stealShare: 0.05 }))).toMatchObject({
    grade: 'fair',
    reasons: [{ figure: 'steal', grade: 'fair' }],
  });
});

test('text in JSON stays what it was, and is harmless to a terminal', () => {
  const hostile = 'a\u001b[2J\u009b2J\u007f\u2028b';
  const result = exampleResult({ suite: hostile });
  const text = renderJson([{ source: hostile, result }], { all: false, colour: false });
  expect(text).not.toMatch(/(?!\n)[\p{C}\u2028]/u);
  expect(JSON.parse(text)).toMatchObject([{ source: hostile, suite: hostile }]);
});
