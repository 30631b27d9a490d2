import { expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { besideOurs, checkOneScenario } from './beside-ours.ts';
import { contendersOf, SUITES } from './suites.ts';

const SERVER = { name: 'theirs', url: 'http://127.0.0.1:1' };

test('a suite beside somebody has each row twice and the control once, and posts events to all', () => {
  const suite = besideOurs(SUITES.quick, SERVER, ['polling', 'sse']);
  expect(suite.parameters).toEqual({ ...SUITES.quick.parameters, trigger: 'post' });
  expect(suite.variants?.['theirs']?.changes).toEqual({ server: SERVER });
  expect(suite.variants?.['ours']?.changes).toEqual({});
  expect(contendersOf(suite, suite.rows)).toEqual([
    { row: 'polling', variant: 'ours' },
    { row: 'sse', variant: 'ours' },
    { row: 'polling', variant: 'theirs' },
    { row: 'sse', variant: 'theirs' },
    { row: 'raw-tcp' },
  ]);
  expect(contendersOf(suite, ['sse'])).toEqual([
    { row: 'sse', variant: 'ours' },
    { row: 'sse', variant: 'theirs' },
  ]);
});

test('a suite with variants of its own cannot be told apart once more', () => {
  expect(() => {
    checkOneScenario(SUITES.bytes);
  }).toThrow(Failure);
  expect(() => {
    checkOneScenario(SUITES.quick);
  }).not.toThrow();
});
