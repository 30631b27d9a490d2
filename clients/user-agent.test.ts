import { describe, expect, test } from 'vitest';
import type { Subscription } from '../bench/core/receiving.ts';
import { exampleContext, notingHandlers } from './example-context.ts';
import { userAgent, type AcceptedHandlers } from './user-agent.ts';

/** An agent whose transport is played by the test. */
function playedAgent() {
  const played: { handlers: AcceptedHandlers; cursor: string | undefined; closed: number }[] = [];
  const agent = userAgent(
    exampleContext({}).context,
    (handlers, cursor): Subscription => {
      const one = { handlers, cursor, closed: 0 };
      played.push(one);
      return {
        get cursor() {
          return one.cursor;
        },
        close: () => (one.closed += 1),
      };
    },
    () => Promise.reject(new Error('nothing is sent here')),
  );
  return { agent, played };
}

describe('a user agent', () => {
  test('resolves a subscription once the server has accepted it', async () => {
    const { agent, played } = playedAgent();
    const subscribed = agent.subscribe(notingHandlers().handlers, 'e-1');
    played[0]?.handlers.onAccepted();
    expect((await subscribed).cursor).toBe('e-1');
  });

  test('rejects a subscription that the server refuses, and says so to its handler', async () => {
    const { agent, played } = playedAgent();
    const { told, handlers } = notingHandlers();
    const subscribed = agent.subscribe(handlers);
    played[0]?.handlers.onEnd({ kind: 'refused', message: 'no' });
    await expect(subscribed).rejects.toThrow('no');
    expect(told).toEqual(['end refused: no']);
  });

  test('rejects a subscription that is closed before the server has accepted it', async () => {
    const { agent } = playedAgent();
    const subscribed = agent.subscribe(notingHandlers().handlers);
    agent.close();
    await expect(subscribed).rejects.toThrow('closed before');
  });

  test('is silent once it is closed, and its cursor stays where it was', async () => {
    const { agent, played } = playedAgent();
    const { told, handlers } = notingHandlers();
    const subscribed = agent.subscribe(handlers, 'e-1');
    played[0]?.handlers.onAccepted();
    const subscription = await subscribed;
    played[0]?.handlers.onEvent('before');
    subscription.close();
    if (played[0] !== undefined) played[0].cursor = 'e-9';
    played[0]?.handlers.onEvent('after');
    played[0]?.handlers.onGap('evicted');
    played[0]?.handlers.onEnd({ kind: 'refused', message: 'late' });
    expect(told).toEqual(['event before']);
    expect(subscription.cursor).toBe('e-1');
  });

  test('closes each of its subscriptions once, whoever closes it', async () => {
    const { agent, played } = playedAgent();
    const subscribed = [1, 2].map(() => agent.subscribe(notingHandlers().handlers));
    for (const { handlers } of played) handlers.onAccepted();
    const [first] = await Promise.all(subscribed);
    first?.close();
    agent.close();
    expect(played.map(({ closed }) => closed)).toEqual([1, 1]);
  });
});
