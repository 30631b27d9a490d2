import { expect, onTestFinished, test, vi } from 'vitest';
import { exampleContext, notingHandlers, scriptedHttp } from '../../clients/example-context.ts';
import { receive } from '../../clients/polling.ts';
import { quietHttp } from '../measure/quiet-http.ts';
import { eagerSubscriptions } from './eager-subscriptions.ts';

const OPTIONS = { pollSchedule: 'ticks', reconnectUs: 10_000 } as const;

test('a warm-up ends when no poll is under way, and each goes on where it was, at its own pace', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const http = scriptedHttp();
  const eagerHttp = quietHttp(http);
  const { context } = exampleContext({ http, options: { ...OPTIONS, pollEveryUs: 60_000_000 } });
  const eagerly = { ...context, http: eagerHttp, options: { ...OPTIONS, pollEveryUs: 5_000 } };
  const { told, handlers } = notingHandlers();
  const paths = () => http.exchanges.map(({ call }) => call.path);

  const subscribing = receive(eagerly).subscribe(handlers);
  http.exchanges[0]?.answer(204, { 'event-cursor': 'e-0' });
  const warmup = eagerSubscriptions();
  warmup.add({ subscribed: await subscribing, http: eagerHttp, agent: receive(context), handlers });
  await vi.advanceTimersByTimeAsync(10);
  expect(paths()).toEqual(['/feed', '/feed?after=e-0']);

  const ending = warmup.end();
  await vi.advanceTimersByTimeAsync(100);
  // The poll that is under way is waited for, and none is started beside it.
  expect(http.exchanges.map(({ aborted }) => aborted)).toEqual([false, false]);
  http.exchanges[1]?.answer(200, { 'event-cursor': 'e-1' }, 'one\n');
  await vi.advanceTimersByTimeAsync(10);
  await ending;
  expect(paths().slice(2)).toEqual(['/feed?after=e-1']);

  http.exchanges[2]?.answer(200, { 'event-cursor': 'e-2' }, 'two\n');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(http.exchanges).toHaveLength(3);
  expect(http.exchanges.some(({ aborted }) => aborted)).toBe(false);
  expect(told).toEqual(['event one', 'event two']);
});

test('a warm-up of nobody ends at once', async () => {
  await expect(eagerSubscriptions().end()).resolves.toBeUndefined();
});
