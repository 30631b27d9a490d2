import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { startAutocannon } from './autocannon.ts';
import { closedLoop } from './closed-loop.ts';
import { examplePollServer, examplePollTarget, type ExamplePollServer } from './example-poll-server.ts';
import type { Polling, PollTarget, StartPolling } from './poll-driver.ts';

const DRIVERS: readonly (readonly [string, StartPolling])[] = [
  ['autocannon', startAutocannon],
  ['our own client', await closedLoop()],
];

type Answer = { readonly status: number; readonly responseUs: number };

let server: ExamplePollServer | undefined;
let polling: Polling | undefined;

afterEach(async () => {
  await polling?.stop();
  await server?.close();
  polling = undefined;
  server = undefined;
});

async function poll(start: StartPolling, answer: RequestListener, changes: Partial<PollTarget> = {}) {
  server = await examplePollServer(answer);
  const answers: Answer[] = [];
  polling = start(examplePollTarget(server.url, changes), (status, responseUs) => {
    answers.push({ status, responseUs });
  });
  return { server, polling, answers };
}

const answerWith =
  (status: number): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'Event-Cursor': 'abcd-12' });
    response.end();
  };

describe.each(DRIVERS)('polling by %s', (_, start) => {
  test('asks again as soon as it is answered, on as many connections as it should have', async () => {
    const { server, polling, answers } = await poll(start, answerWith(204));
    // Far more than any limit of polls at the start of a second would let through.
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(300);
    // Each connection has one poll on its way at most.
    const waiting = server.requests() - answers.length;
    expect(waiting).toBeLessThanOrEqual(3);
    expect(waiting).toBeGreaterThanOrEqual(0);
    expect(await polling.stop()).toEqual({ errors: 0, timeouts: 0 });
    expect(server.opened()).toBe(3);
  });

  test('tells the time of each answer in microseconds, one for each and none made up', async () => {
    const delayMs = 20;
    const { server, polling, answers } = await poll(start, (_, response) => {
      setTimeout(() => response.writeHead(204).end(), delayMs);
    });
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(12);
    await polling.stop();
    expect(answers.length).toBeLessThanOrEqual(server.requests());
    // A timer may fire a millisecond early.
    for (const { responseUs } of answers) expect(responseUs).toBeGreaterThanOrEqual((delayMs - 1) * 1_000);
    expect(answers.every(({ responseUs }) => Number.isInteger(responseUs))).toBe(true);
    expect(answers.some(({ responseUs }) => responseUs % 1_000 !== 0)).toBe(true);
  });

  test('tells the status of answers that a driver would end well with', async () => {
    const { answers } = await poll(start, answerWith(500));
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(10);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([500]));
  });

  test('counts what is never answered, of which there is no time to tell', async () => {
    const { server, polling, answers } = await poll(start, () => undefined, { timeoutUs: 1_000_000 });
    const startedMs = Date.now();
    await expect.poll(() => server.requests()).toBeGreaterThanOrEqual(3);
    await expect.poll(() => Date.now() - startedMs, { timeout: 20_000 }).toBeGreaterThan(1_200);
    const { timeouts } = await polling.stop();
    expect(answers).toEqual([]);
    expect(timeouts).toBeGreaterThanOrEqual(3);
  });

  test('counts connections that fail', async () => {
    const { polling, answers } = await poll(start, (request) => {
      request.socket.resetAndDestroy();
    });
    await expect.poll(() => server?.opened(), { timeout: 20_000 }).toBeGreaterThan(10);
    const { errors } = await polling.stop();
    expect(answers).toEqual([]);
    expect(errors).toBeGreaterThan(0);
  });

  test('is silent once it was stopped, and leaves no connection', async () => {
    const { server, polling, answers } = await poll(start, answerWith(204));
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(10);
    const stopped = polling.stop();
    const known = answers.length;
    await stopped;
    await expect.poll(() => server.open()).toBe(0);
    expect(answers).toHaveLength(known);
  });
});

test.each<readonly [string, PollTarget['fields']]>([
  ['nothing besides', {}],
  ['what a browser says', { Accept: '*/*', Connection: 'keep-alive', Cookie: 'a=b; c=d' }],
])('both drivers send the same bytes, with %s', async (_, fields) => {
  const lines = await Promise.all(
    DRIVERS.map(async ([, start]) => {
      const server = await examplePollServer(answerWith(204));
      const polling = start(examplePollTarget(server.url, { fields, connections: 1 }), () => undefined);
      await expect.poll(() => server.requests(), { timeout: 20_000 }).toBeGreaterThan(2);
      await polling.stop();
      const [first = ''] = server.heard().split('\r\n\r\n');
      await server.close();
      // The order of fields is each client's own.
      return first.replaceAll(server.url.host, 'HOST').split('\r\n').toSorted();
    }),
  );
  expect(lines[0]).toEqual(lines[1]);
  expect(lines[0]).toContain('GET /polling?after=abcd-12 HTTP/1.1');
});
