import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleContext, notingHandlers, scriptedHttp } from './example-context.ts';
import { receive as longPolling } from './long-polling.ts';
import { receive as polling } from './polling.ts';

const POLL_EVERY_US = 100_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function poller(pollSchedule: 'ticks' | 'rest' = 'ticks', random = 0) {
  const http = scriptedHttp();
  const options = { pollEveryUs: POLL_EVERY_US, pollSchedule, reconnectUs: 10_000 };
  const { context, counts } = exampleContext({ http, options, random: () => random });
  return { http, counts, agent: polling(context), paths: () => http.exchanges.map(({ call }) => call.path) };
}

/** Lets promises settle, without any time passing. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

const EMPTY = { 'event-cursor': 'e-0' };

describe('a poll loop', () => {
  test('asks for the head first and then for what follows it', async () => {
    const { http, agent, paths } = poller();
    const { told, handlers } = notingHandlers();
    const subscribed = agent.subscribe(handlers);
    http.exchanges[0]?.answer(204, EMPTY);
    expect((await subscribed).cursor).toBe('e-0');
    await vi.advanceTimersByTimeAsync(100);
    http.exchanges[1]?.answer(200, { 'event-cursor': 'e-2' }, 'one\ntwo\n');
    await vi.advanceTimersByTimeAsync(100);
    expect(paths()).toEqual(['/feed', '/feed?after=e-0', '/feed?after=e-2']);
    expect(told).toEqual(['event one', 'event two']);
  });

  test('passes on an event without text, and not what comes after the last line', async () => {
    const { http, agent } = poller();
    const { told, handlers } = notingHandlers();
    void agent.subscribe(handlers, 'e-0');
    http.exchanges[0]?.answer(200, { 'event-cursor': 'e-2' }, '\n two \nunfinished');
    await settle();
    expect(told).toEqual(['event ', 'event  two ']);
  });

  test('tells of a gap ahead of what follows it', async () => {
    const { http, agent } = poller();
    const { told, handlers } = notingHandlers();
    void agent.subscribe(handlers, 'x-7');
    http.exchanges[0]?.answer(200, { 'event-cursor': 'e-1', 'event-gap': 'foreign' }, 'one\n');
    await settle();
    expect(told).toEqual(['gap foreign', 'event one']);
  });

  test('asks again with the same cursor after a failure or a 5xx, later and later, and counts each', async () => {
    const { http, agent, counts, paths } = poller('ticks', 1);
    void agent.subscribe(notingHandlers().handlers, 'e-0');
    http.exchanges[0]?.fail();
    await vi.advanceTimersByTimeAsync(9);
    expect(http.exchanges.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    http.exchanges[1]?.answer(503);
    await vi.advanceTimersByTimeAsync(19);
    expect(http.exchanges.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(paths()).toEqual(Array.from({ length: 3 }, () => '/feed?after=e-0'));
    expect(counts.reconnects).toBe(2);
  });

  test.each([
    [404, {}, 'end refused: the server answered 404 to a poll'],
    [200, {}, 'end protocol: an answer came without Event-Cursor'],
  ])('ends for good when it is answered %i %j', async (status, fields, ending) => {
    const { http, agent } = poller();
    const { told, handlers } = notingHandlers();
    const subscribed = agent.subscribe(handlers);
    http.exchanges[0]?.answer(status, fields);
    await expect(subscribed).rejects.toThrow();
    expect(told).toEqual([expect.stringContaining(ending)]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('hands over nothing more once a handler has closed it, and stays where a new one misses nothing', async () => {
    const { http, agent } = poller();
    const { told, handlers } = notingHandlers();
    const subscription = await agent.subscribe(
      {
        ...handlers,
        onEvent(payload) {
          handlers.onEvent(payload);
          subscription.close();
        },
      },
      'e-0',
    );
    http.exchanges[0]?.answer(200, { 'event-cursor': 'e-2' }, 'one\ntwo\n');
    await settle();
    expect(told).toEqual(['event one']);
    expect(subscription.cursor).toBe('e-0');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('takes back its request when it is closed', async () => {
    const { http, agent } = poller();
    const subscription = await agent.subscribe(notingHandlers().handlers, 'e-0');
    subscription.close();
    expect(http.exchanges[0]?.aborted).toBe(true);
  });

  test('of long polling asks again as soon as it has its answer', async () => {
    const http = scriptedHttp();
    const agent = longPolling(exampleContext({ http }).context);
    void agent.subscribe(notingHandlers().handlers, 'e-0');
    for (let answered = 0; answered < 3; answered += 1) {
      http.exchanges[answered]?.answer(204, EMPTY);
      await settle();
      expect(http.exchanges.length).toBe(answered + 2);
    }
  });
});

describe('polling on ticks', () => {
  test('asks on its ticks, however long an answer takes, and skips those that pass meanwhile', async () => {
    const { http, agent } = poller('ticks', 0.3);
    void agent.subscribe(notingHandlers().handlers, 'e-0');
    const asked: number[] = [];
    let requests = 0;
    for (let ms = 0; ms < 700; ms += 1) {
      if (http.exchanges.length > requests) asked.push(ms);
      requests = http.exchanges.length;
      // Every answer comes at once, but for that of the third request.
      if (requests !== 3 || ms >= 350) http.exchanges.at(-1)?.answer(204, EMPTY);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(asked).toEqual([0, 30, 130, 430, 530, 630]);
  });

  test('gives every subscription a phase of its own', async () => {
    const http = scriptedHttp();
    const phases = [0.1, 0.5, 0.9];
    const options = { pollEveryUs: POLL_EVERY_US, pollSchedule: 'ticks' as const, reconnectUs: 10_000 };
    const { context } = exampleContext({ http, options, random: () => phases.shift() ?? 0 });
    const agent = polling(context);
    for (const cursor of ['a-0', 'b-0', 'c-0']) void agent.subscribe(notingHandlers().handlers, cursor);
    for (const exchange of http.exchanges)
      exchange.answer(204, { 'event-cursor': exchange.call.path.slice(-3) });
    await settle();
    const asked: string[] = [];
    for (let ms = 0; ms < 100; ms += 1) {
      await vi.advanceTimersByTimeAsync(1);
      for (const { call } of http.exchanges.slice(3 + asked.length))
        asked.push(`${call.path.slice(-3)} at ${ms + 1}`);
    }
    expect(asked).toEqual(['a-0 at 10', 'b-0 at 50', 'c-0 at 90']);
  });
});

describe('polling with a rest', () => {
  test('rests after each answer, the first time for a part of the interval', async () => {
    const { http, agent } = poller('rest', 0.3);
    void agent.subscribe(notingHandlers().handlers, 'e-0');
    const asked: number[] = [];
    let requests = 0;
    for (let ms = 0; ms < 400; ms += 1) {
      if (http.exchanges.length > requests) asked.push(ms);
      requests = http.exchanges.length;
      // Every answer takes 20 ms.
      if (ms - (asked.at(-1) ?? 0) === 20) http.exchanges.at(-1)?.answer(204, EMPTY);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(asked).toEqual([0, 50, 170, 290]);
  });
});
