import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { baselinePath, knownBaseline, saveBaseline } from './baselines.ts';
import { Failure } from './core/failure.ts';
import { exampleResult } from './report/example-result.ts';

describe('the name of a baseline', () => {
  test.each(['main', 'v1.0', 'A_b-c', '7', 'x'.repeat(100)])('may be %s', (name) => {
    expect(baselinePath(name)).toBe(join('results', 'baselines', `${name}.json`));
  });

  test.each([
    '',
    '.',
    '..',
    '../main',
    'a/b',
    'a\\b',
    '.hidden',
    '-x',
    'a b',
    'ä',
    'a\u0000',
    'x'.repeat(101),
  ])('may not be %j, for any purpose', (name) => {
    const rule = /is no name for a baseline: take letters, digits, \. _ and -/;
    for (const use of [baselinePath, knownBaseline, (one: string) => saveBaseline(one, exampleResult())]) {
      expect(() => use(name)).toThrow(Failure);
      expect(() => use(name)).toThrow(rule);
      expect(() => use(name)).toThrow(/^[^\p{C}]+$/u);
    }
  });
});

test('a baseline that there is not is refused, and told what there is', () => {
  expect(() => knownBaseline('surely-not-there')).toThrow(
    /^there is no baseline "surely-not-there" in .*; there is /,
  );
});
