import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_PREDICTION, exampleSweep } from '../report/example-predictions.ts';
import type { RunResult } from './result.ts';
import schema from './result.schema.json' with { type: 'json' };

const matches = new Ajv2020({ allowUnionTypes: true }).compile(schema);
const RESULT: RunResult = exampleSweep();

function withPrediction(changes: object): object {
  return { ...RESULT, predictions: [{ ...EXAMPLE_PREDICTION, ...changes }] };
}

describe('the schema of predictions', () => {
  test('takes a sweep with its predictions, and a result without either', () => {
    expect(matches(RESULT), JSON.stringify(matches.errors)).toBe(true);
    expect(matches({ ...RESULT, predictions: undefined, sweep: undefined, unpredicted: undefined })).toBe(
      true,
    );
  });

  test.each(['contender', 'metric', 'predicted', 'tolerance', 'source'])('refuses one without %s', (key) => {
    expect(matches(withPrediction({ [key]: undefined }))).toBe(false);
  });

  test.each([
    ['no repetition', { predicted: [] }],
    ['text in place of a number', { predicted: ['1'] }],
    ['a tolerance below zero', { tolerance: { absolute: -1 } }],
    ['a bound that is none', { atMost: false }],
    ['a share of the host that nobody tells', { host: { of: 'delivered', times: 1 } }],
  ])('refuses %s', (_, changes) => {
    expect(matches(withPrediction(changes))).toBe(false);
  });

  test.each([
    ['a point in words', { points: { 'λT 1': 'one' } }],
    ['an axis in a unit that is none', { axis: { title: 'λT', unit: 'furlong' } }],
    ['no metrics', { metrics: undefined }],
  ])('refuses a sweep with %s', (_, changes) => {
    expect(matches({ ...RESULT, sweep: { ...RESULT.sweep, ...changes } })).toBe(false);
  });

  test('refuses a silence that gives no reason', () => {
    expect(matches({ ...RESULT, unpredicted: [{ contender: 'polling' }] })).toBe(false);
  });
});
