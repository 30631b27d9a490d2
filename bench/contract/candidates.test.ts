import { expect, test } from 'vitest';
import { ROW_IDS } from '../transports.ts';
import { candidatesOf } from './candidates.ts';

test('every row is put under contract, and the pollers over HTTP/2 as well', () => {
  const names = candidatesOf(ROW_IDS).map(({ name }) => name);
  expect(names.filter((name) => !name.includes('over'))).toEqual(ROW_IDS);
  expect(names.filter((name) => name.includes('over'))).toEqual([
    'polling over HTTP/2',
    'long-polling over HTTP/2',
  ]);
});

test('a row that is one over another HTTP is taken for that, once', () => {
  expect(candidatesOf(['sse'])).toMatchObject([{ name: 'sse' }]);
  expect(candidatesOf(['sse', 'sse-h2'], 2)).toMatchObject([{ id: 'sse-h2', row: { http: 2 } }]);
});

test('over one HTTP, rows that know but another stay as they are', () => {
  expect(candidatesOf(['polling', 'websocket', 'raw-tcp'], 2)).toMatchObject([
    { name: 'polling over HTTP/2', row: { title: 'polling over HTTP/2', http: 2, connectionPer: 'agent' } },
    { name: 'websocket', row: { http: 1 } },
    { name: 'raw-tcp', row: { http: 'none' } },
  ]);
  expect(candidatesOf(['polling'], 1)).toMatchObject([{ name: 'polling', row: { http: 1 } }]);
});
