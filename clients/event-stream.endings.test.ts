import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { socketServer } from '../bench/core/example-server.ts';
import { DEFAULT_RECEIVE_OPTIONS } from '../bench/core/receiving.ts';
import { exampleContext, notingHandlers, scriptedHttp } from './example-context.ts';
import { playedStream, STREAM } from './example-stream.ts';
import { http1Client } from './http1-client.ts';
import { receive } from './sse.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an event stream is opened again', () => {
  test('when it ends and when it is cut, with the id of the last block that came whole', () => {
    const { http, counts, sentIds } = playedStream();
    http.exchanges[0]?.head(200, STREAM);
    http.exchanges[0]?.text('id: e-1\ndata: a\n\nid: e-2\n\nid: e-3\ndata: cut');
    http.exchanges[0]?.end();
    vi.runAllTimers();
    http.exchanges[1]?.head(200, STREAM);
    http.exchanges[1]?.text('id: e-3\ndata: b\n\n');
    http.exchanges[1]?.fail();
    vi.runAllTimers();
    expect(sentIds()).toEqual([undefined, 'e-2', 'e-3']);
    expect(counts.reconnects).toBe(2);
  });

  test('with the cursor that it was given, until there is an id', () => {
    const { http, sentIds } = playedStream('e-7');
    http.exchanges[0]?.fail();
    vi.runAllTimers();
    expect(sentIds()).toEqual(['e-7', 'e-7']);
  });

  test('without an id once an empty one has come, and as before when one with a NUL has', () => {
    const { http, sentIds } = playedStream('e-7');
    http.exchanges[0]?.head(200, STREAM);
    http.exchanges[0]?.text('id: e\u0000-8\ndata: a\n\n');
    http.exchanges[0]?.end();
    vi.runAllTimers();
    http.exchanges[1]?.head(200, STREAM);
    http.exchanges[1]?.text('id\ndata: b\n\n');
    http.exchanges[1]?.end();
    vi.runAllTimers();
    expect(sentIds()).toEqual(['e-7', 'e-7', undefined]);
  });

  test.each([
    ['retry: 3000', 3_000],
    ['retry: 03000', 3_000],
    ['retry: 3000\nretry: 1000x', 3_000],
    ['retry: 3000\nretry', 3_000],
    ['retry: 3000\nretry: -1', 3_000],
  ])('after the time that the server asks for by %j', (retry, waitMs) => {
    const { http } = playedStream();
    http.exchanges[0]?.head(200, STREAM);
    http.exchanges[0]?.text(`${retry}\n\n`);
    http.exchanges[0]?.end();
    vi.advanceTimersByTime(waitMs - 1);
    expect(http.exchanges.length).toBe(1);
    vi.advanceTimersByTime(1);
    expect(http.exchanges.length).toBe(2);
  });

  test('after no longer than the client may be made to wait, whatever the server asks for', () => {
    const http = scriptedHttp();
    const options = { ...DEFAULT_RECEIVE_OPTIONS, longestRetryUs: 20_000 };
    const agent = receive(exampleContext({ http, random: () => 1, options }).context);
    agent.subscribe(notingHandlers().handlers).catch(() => undefined);
    onTestFinished(agent.close);
    http.exchanges[0]?.head(200, STREAM);
    http.exchanges[0]?.text('retry: 3000\n\n');
    http.exchanges[0]?.end();
    vi.advanceTimersByTime(20);
    expect(http.exchanges.length).toBe(2);
  });
});

describe('an event stream ends for good', () => {
  test.each([
    [204, 'stopped'],
    [205, 'refused'],
    [299, 'refused'],
    [301, 'refused'],
    [404, 'refused'],
    [410, 'refused'],
    [503, 'refused'],
  ])('when it is answered %i', async (status, kind) => {
    const { http, told, subscribed } = playedStream();
    http.exchanges[0]?.answer(status, STREAM, 'data: a\n\n');
    await expect(subscribed).rejects.toThrow(String(status));
    vi.runAllTimers();
    expect(told).toEqual([expect.stringMatching(`^end ${kind}: `)]);
    expect(http.exchanges.length).toBe(1);
  });

  test.each(['text/plain', 'text/x-bogus', 'x bogus', 'application/json', undefined])(
    'when its type is %s',
    async (type) => {
      const { http, told, subscribed } = playedStream();
      http.exchanges[0]?.answer(200, type === undefined ? {} : { 'content-type': type }, 'data: a\n\n');
      await expect(subscribed).rejects.toThrow('an event stream was expected');
      vi.runAllTimers();
      expect(told.length).toBe(1);
      expect(http.exchanges.length).toBe(1);
    },
  );

  test.each(['text/event-stream; charset=utf-8', 'text/event-stream;', 'TEXT/Event-Stream'])(
    'but not when its type is %s',
    (type) => {
      const { http, told } = playedStream();
      http.exchanges[0]?.answer(200, { 'content-type': type }, 'data: a\n\n');
      expect(told).toEqual(['event a']);
    },
  );

  test('when a line grows beyond all bounds', () => {
    const { http, told } = playedStream();
    http.exchanges[0]?.head(200, STREAM);
    http.exchanges[0]?.text('data: ');
    for (let part = 0; part < 17; part += 1) http.exchanges[0]?.text('x'.repeat(1_048_576));
    expect(told).toEqual([expect.stringMatching(/^end protocol: /)]);
    expect(http.exchanges[0]?.aborted).toBe(true);
  });
});

test('an id beyond ASCII is sent back as UTF-8', async () => {
  vi.useRealTimers();
  const heads: string[] = [];
  const origin = await socketServer((socket) => {
    socket.setEncoding('latin1');
    socket.on('data', (head) => {
      heads.push(String(head));
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nid: …-☃\ndata: a\n\n');
    });
  });
  const url = new URL('/feed', origin);
  const { context } = exampleContext({ url });
  const agent = receive({ ...context, http: http1Client({ ...context, keepAlive: true }) });
  onTestFinished(agent.close);
  await agent.subscribe(notingHandlers().handlers);
  await vi.waitUntil(() => heads.length > 1, { timeout: 10_000, interval: 2 });
  const [, id = ''] = /^Last-Event-ID: (.*)\r$/m.exec(heads[1] ?? '') ?? [];
  expect(Buffer.from(id, 'latin1').toString()).toBe('…-☃');
  expect(heads[0]).toMatch(/^Accept: text\/event-stream\r$/m);
  expect(heads[0]).not.toContain('Last-Event-ID');
});
