import { expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { againstItself } from './against-itself.ts';
import { contendersOf } from './suite.ts';
import { SUITES } from './suites.ts';

test('a suite against itself has every row twice, with nothing changed', () => {
  const suite = againstItself(SUITES.quick);
  expect(contendersOf(suite, ['sse', 'websocket'])).toEqual([
    { row: 'sse', variant: 'A' },
    { row: 'websocket', variant: 'A' },
    { row: 'sse', variant: 'B' },
    { row: 'websocket', variant: 'B' },
  ]);
  expect(Object.values(suite.variants ?? {}).map(({ changes }) => changes)).toEqual([{}, {}]);
  expect(suite.parameters).toEqual(SUITES.quick.parameters);
});

test('a suite with variants cannot stand against itself', () => {
  expect(() => againstItself(SUITES.bytes)).toThrow(Failure);
});
