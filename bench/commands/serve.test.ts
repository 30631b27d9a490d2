import { tmpdir } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { agentsOf } from '../contract/agent.ts';
import { expectReceived } from '../contract/reader.ts';
import { EXIT } from '../core/failure.ts';
import { declaredRows } from '../foreign/declared-rows.ts';
import { socketServer } from '../core/example-server.ts';
import { openPublisher } from '../foreign/publisher.ts';
import { attach } from '../foreign/server.ts';
import { startCommandLine } from './example-command-line.ts';

const SOON = { timeout: 20_000 };

/** Resolves with its address once it says that it serves. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const started = startCommandLine(tmpdir(), ['serve', ...args], env);
  onTestFinished(() => {
    started.child.kill('SIGKILL');
  });
  await expect.poll(() => started.written.stdout, SOON).toMatch(/\/publish\n$/);
  const [origin = ''] = /http:\/\/\S+/.exec(started.written.stdout) ?? [];
  return { ...started, origin };
}

describe('pushbench serve', () => {
  test.each([
    [[], ['polling', 'long-polling', 'sse', 'websocket']],
    [
      ['--http', '2'],
      ['polling over HTTP/2', 'long-polling over HTTP/2', 'sse over HTTP/2'],
    ],
  ])('%j takes an event by HTTP to subscribers of every transport, with one cursor', async (args, names) => {
    const { origin } = await start(['--port', '0', ...args]);
    const { url, capabilities, http } = await attach(new URL(origin));
    const rows = declaredRows(url, capabilities);
    expect(rows.map(({ name }) => name)).toEqual(names);
    const agents = await Promise.all(rows.map(async (one) => (await agentsOf(one.row, one.url))()));
    onTestFinished(() => {
      for (const agent of agents) agent.close();
    });
    const readers = await Promise.all(agents.map((agent) => agent.subscribe()));
    const publisher = await openPublisher(url, http, { keepAlive: true });
    onTestFinished(publisher.close);
    for (const [index, payload] of ['hello', 'and again'].entries()) {
      const cursor = await publisher.publish(payload);
      await expectReceived(readers, ['hello'].slice(0, index), payload);
      expect(readers.map(({ subscription }) => subscription.cursor)).toEqual(names.map(() => cursor));
    }
  });

  test('serves by the line of curl that it prints', async () => {
    const { written, origin } = await start(['--port', '0']);
    const [, data = '', address = ''] = /curl -X POST --data '(.*)' (\S+)\n$/.exec(written.stdout) ?? [];
    expect((await fetch(address, { method: 'POST', body: data })).status).toBe(204);
    const { headers } = await fetch(`${origin}/polling`);
    expect(headers.get('event-cursor')).toMatch(/-1$/);
  });

  test('listens where PORT of its environment says, unless it is told otherwise', async () => {
    const probe = await socketServer(() => undefined);
    const taken = { PORT: probe.port };
    const refused = startCommandLine(tmpdir(), ['serve'], taken);
    expect(await refused.ended).toEqual({
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(
          `^pushbench: cannot listen on 127\\.0\\.0\\.1:${probe.port}: .*; choose another port or 0\\n$`,
        ),
      ) as string,
      code: EXIT.usage,
      signal: null,
    });
    const { origin } = await start(['--port', '0'], taken);
    expect(origin).not.toBe(probe.origin);
  });

  test('lets names and pages pass that are allowed, and no others', async () => {
    const { origin } = await start(['--port', '0', '--allow-origin', 'https://page.example']);
    const statusOf = async (page: string): Promise<number> =>
      (await fetch(`${origin}/polling`, { headers: { Origin: page } })).status;
    expect([await statusOf('https://page.example'), await statusOf('https://other.example')]).toEqual([
      204, 403,
    ]);
  });

  test.each([
    ['SIGTERM', EXIT.ok],
    ['SIGINT', EXIT.interrupted],
  ] as const)('on %s ends subscriptions whole and exits with %d', async (signal, code) => {
    const { child, ended, origin } = await start(['--port', '0', '--history', '5', '--hold', '60s']);
    const stream = await fetch(`${origin}/sse`);
    child.kill(signal);
    expect(await stream.text()).toMatch(/^retry: 2000\nid: \S+-0\n\n$/);
    expect(await ended).toMatchObject({ code, signal: null });
  });
});
