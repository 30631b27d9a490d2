import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { endpointOf } from '../core/endpoint.ts';
import { socketServer } from '../core/example-server.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { dismiss, startCast, within, type Cast } from './cast.ts';
import { historyOf, keepAliveUsOf, receiveOptionsOf, serveOptionsOf } from './trial-plan.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('within a time', () => {
  test('what comes in time is passed on, be it a value or a failure', async () => {
    expect(await within(60_000_000, 'it', Promise.resolve(5))).toBe(5);
    await expect(within(60_000_000, 'it', Promise.reject(new Error('no')))).rejects.toThrow(/^no$/);
  });

  test('what does not come rejects, and the message says what and how long', async () => {
    vi.useFakeTimers();
    const { promise: never } = Promise.withResolvers<never>();
    const outcome = expect(within(30_000_000, 'connecting', never)).rejects.toThrow(
      /^connecting took longer than 30 s$/,
    );
    await vi.advanceTimersByTimeAsync(30_000);
    await outcome;
  });

  test('no timer is left behind', async () => {
    vi.useFakeTimers();
    await within(60_000_000, 'it', Promise.resolve());
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the processes of a trial', () => {
  const { agents, ...rest } = DEFAULT_PARAMETERS;
  const parameters = { agents: Math.min(agents, 2), ...rest };
  let cast: Cast | undefined;

  afterEach(() => {
    cast?.kill();
  });

  async function openCast(drivers: number): Promise<{ readonly cast: Cast; readonly port: number }> {
    const started = startCast(drivers);
    cast = started;
    const { url } = await started.server.call('open', {
      server: 'pushbench',
      row: 'raw-tcp',
      http: null,
      serve: serveOptionsOf(parameters),
      history: historyOf(),
      keepAliveUs: keepAliveUsOf(parameters),
      responseHeaders: 'bare',
      answerWorkUs: 0,
      trigger: 'feed',
    });
    const { port } = endpointOf(new URL(url));
    const prepare = (number: number) => ({
      row: 'raw-tcp' as const,
      http: null,
      url,
      port,
      tls: null,
      requestHeaders: 'bare',
      agents: [number],
      subscriptionsPerAgent: 1,
      keepAlive: true,
      warmupPollUs: null,
      receive: receiveOptionsOf(parameters),
      seed: 1,
    });
    await Promise.all(started.clients.map((client, number) => client.call('prepare', prepare(number))));
    await Promise.all(started.clients.map((client) => client.call('connect', { part: 1 })));
    return { cast: started, port };
  }

  test('leave nothing behind when they are dismissed', async () => {
    const opened = await openCast(2);
    expect(opened.cast.clients).toHaveLength(2);
    expect(await dismiss(opened.cast, opened.port)).toEqual([]);
    const refused = once(connect(opened.port, '127.0.0.1'), 'connect');
    await expect(refused).rejects.toThrow('ECONNREFUSED');
  });

  test('are told of when a port goes on to answer', async () => {
    const { port } = await socketServer(() => undefined);
    const opened = await openCast(1);
    expect(await dismiss(opened.cast, Number(port))).toEqual([`port ${port} still answers`]);
  });
});
