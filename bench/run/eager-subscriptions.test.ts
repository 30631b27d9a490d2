import { expect, test } from 'vitest';
import { exampleContext, notingHandlers, scriptedHttp } from '../../clients/example-context.ts';
import { receive } from '../../clients/polling.ts';
import { quietHttp } from '../measure/quiet-http.ts';
import { eagerSubscriptions } from './eager-subscriptions.ts';

const OPTIONS = { pollSchedule: 'ticks', reconnectUs: 10_000 } as const;

test('a warm-up ends when no poll is under way, and each goes on where it was, at its own pace', async () => {
  const http = scriptedHttp();
  const agentHttp = quietHttp(http);
  const eagerHttp = quietHttp(agentHttp);
  const { context } = exampleContext({ http: agentHttp, options: { ...OPTIONS, pollEveryUs: 60_000_000 } });
  const eagerly = { ...context, http: eagerHttp, options: { ...OPTIONS, pollEveryUs: 5_000 } };
  const { told, handlers } = notingHandlers();
  const paths = () => http.exchanges.map(({ call }) => call.path);

  const subscribing = receive(eagerly).subscribe(handlers);
  http.exchanges[0]?.answer(204, { 'event-cursor': 'e-0' });
  const warmup = eagerSubscriptions();
  const agent = receive(context);
  warmup.add({ subscribed: await subscribing, http: eagerHttp, agentHttp, agent, handlers });
  await expect.poll(paths).toEqual(['/feed', '/feed?after=e-0']);

  let isOver = false;
  const ending = warmup.end().then(() => (isOver = true));
  // The poll that is under way is waited for, and none is started beside it.
  expect(http.exchanges.map(({ aborted }) => aborted)).toEqual([false, false]);
  http.exchanges[1]?.answer(200, { 'event-cursor': 'e-1' }, 'one\n');
  await expect.poll(paths).toEqual(['/feed', '/feed?after=e-0', '/feed?after=e-1']);

  // It is over only once each has had an answer of its own: nothing of it may fall into the window.
  expect(isOver).toBe(false);
  http.exchanges[2]?.answer(200, { 'event-cursor': 'e-2' }, 'two\n');
  await ending;
  agent.close();
  expect(http.exchanges.map(({ aborted }) => aborted)).toEqual([false, false, false]);
  expect(told).toEqual(['event one', 'event two']);
});

test('a warm-up of nobody ends at once', async () => {
  await expect(eagerSubscriptions().end()).resolves.toBeUndefined();
});
