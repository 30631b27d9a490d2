import { expect, test } from 'vitest';
import { scriptedHttp } from '../../clients/example-context.ts';
import type { HttpCall, HttpReceiver } from '../core/http-client.ts';
import { turnstile } from './turnstile.ts';

const POLL: HttpCall = { kind: 'poll', method: 'GET', path: '/' };

const NOBODY: HttpReceiver = { onHead: () => undefined, onText: () => undefined, onEnd: () => undefined };

test('a poll waits until it is admitted, and the admission for the end of its answer', async () => {
  const http = scriptedHttp();
  const gate = turnstile(http);
  const told: string[] = [];
  gate.start(POLL, { ...NOBODY, onEnd: () => told.push('answered') });
  expect(http.exchanges).toHaveLength(0);
  const admitted = gate.admit().then(() => told.push('admitted'));
  expect(http.exchanges).toHaveLength(1);
  http.exchanges[0]?.answer(204);
  await admitted;
  expect(told).toEqual(['answered', 'admitted']);
});

test('an admission lets through the next poll that comes, and no other', () => {
  const http = scriptedHttp();
  const gate = turnstile(http);
  void gate.admit();
  gate.start(POLL, NOBODY);
  gate.start(POLL, NOBODY);
  expect(http.exchanges).toHaveLength(1);
});

test('a poll that is given up while it waits is never asked', () => {
  const http = scriptedHttp();
  const gate = turnstile(http);
  gate.start({ ...POLL, path: '/first' }, NOBODY).abort();
  gate.start({ ...POLL, path: '/second' }, NOBODY);
  void gate.admit();
  expect(http.exchanges.map(({ call }) => call.path)).toEqual(['/second']);
});

test('a poll that is given up after its admission is aborted', () => {
  const http = scriptedHttp();
  const gate = turnstile(http);
  const exchange = gate.start(POLL, NOBODY);
  void gate.admit();
  exchange.abort();
  expect(http.exchanges[0]?.aborted).toBe(true);
});

test('an admission fails with its poll', async () => {
  const http = scriptedHttp();
  const gate = turnstile(http);
  gate.start(POLL, NOBODY);
  const admitted = gate.admit();
  http.exchanges[0]?.fail();
  await expect(admitted).rejects.toThrow('cut');
});

test('an event stream passes', () => {
  const http = scriptedHttp();
  turnstile(http).start({ ...POLL, kind: 'event-stream' }, NOBODY);
  expect(http.exchanges).toHaveLength(1);
});
