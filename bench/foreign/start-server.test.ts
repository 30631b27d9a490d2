import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { EXIT, Failure } from '../core/failure.ts';
import { socketServer } from '../core/example-server.ts';
import { startServer, type StartedServer } from './start-server.ts';
import type { StartOptions } from './starting.ts';

const SOON = { timeout: 20_000, interval: 5 };
const NEVER = new AbortController().signal;

/** A server in one line of JavaScript, and what else it does. */
function serving(others = ''): readonly string[] {
  const answer = JSON.stringify({ pushbench: 1, name: 'mine', transports: { sse: { path: '/sse' } } });
  const program = `${others}
    require('http').createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json').end(${JSON.stringify(answer)});
    }).listen(process.env.PORT, '127.0.0.1');`;
  return [process.execPath, '-e', program];
}

async function start(
  command: readonly string[],
  options: Partial<StartOptions & { readonly port: number }> = {},
): Promise<StartedServer> {
  const server = await startServer(command, { signal: NEVER, ...options });
  onTestFinished(server.stop);
  return server;
}

async function failureOf(
  command: readonly string[],
  options: Partial<StartOptions & { readonly port: number }> = {},
  exitCode: number = EXIT.failed,
): Promise<Failure> {
  const outcome = await startServer(command, { signal: NEVER, ...options }).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(Failure);
  const failure = outcome as Failure;
  expect([failure.exitCode, failure.message.includes('\n')]).toEqual([exitCode, false]);
  return failure;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function connectionFailure(url: URL): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const socket = connect({ host: url.hostname, port: Number(url.port) });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    resolve(error.code);
  });
  socket.on('connect', () => {
    socket.destroy();
    resolve(undefined);
  });
  return promise;
}

/** Starts another process, in a group of its own and deaf to SIGTERM, ahead of what it does else. */
const WITH_CHILD = `
  const { spawn } = require('child_process');
  const deaf = "process.on('SIGTERM', () => undefined); process.send('here'); setInterval(() => undefined, 1e3)";
  const child = spawn(process.execPath, ['-e', deaf], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });`;

describe.skipIf(process.platform === 'win32')('a server that is started', () => {
  test('listens on its PORT, is known by its processes, and is ended', async () => {
    const server = await start(serving());
    expect(server.capabilities.name).toBe('mine');
    expect(await (await fetch(server.url)).json()).toMatchObject({ name: 'mine' });
    const pids = server.pids();
    expect(pids.map(isAlive)).toEqual([true]);
    await server.stop();
    expect([pids.map(isAlive), server.pids()]).toEqual([[false], []]);
    expect(await connectionFailure(server.url)).toBe('ECONNREFUSED');
  });

  test('may take its time', async () => {
    const [node = '', flag = '', program = ''] = serving();
    const server = await start([node, flag, `setTimeout(() => { ${program} }, 300);`]);
    expect(server.capabilities.name).toBe('mine');
  });

  test('is ended with all that it has started, whatever group that is in and whatever it is deaf to', async () => {
    const ready = `${WITH_CHILD} child.on('message', () => { child.disconnect(); child.unref(); go(); }); const go = () => {`;
    const [node = '', flag = '', program = ''] = serving();
    const server = await start([node, flag, `${ready} ${program} };`], { graceUs: 300_000 });
    const pids = server.pids();
    expect(pids).toHaveLength(2);
    await expect(server.life.stop()).rejects.toThrow('had to be killed');
    await vi.waitUntil(() => !pids.some(isAlive), SOON);
  });

  test('begins another life at the same port, and tells when that ends on its own', async () => {
    const server = await start(serving());
    const before = server.pids();
    await server.life.restart();
    expect(server.life.isOver).toBe(false);
    expect(server.pids()).not.toEqual(before);
    expect(await (await fetch(server.url)).json()).toMatchObject({ name: 'mine' });
    for (const pid of server.pids()) process.kill(pid, 'SIGKILL');
    expect((await server.gone).message).toMatch(/: it ended \(SIGKILL\)$/);
  });

  test('says nothing of an end that was asked for', async () => {
    const server = await start(serving());
    let gone = false;
    void server.gone.then(() => (gone = true));
    await server.life.stop();
    expect([server.life.isOver, gone]).toEqual([true, false]);
  });
});

describe.skipIf(process.platform === 'win32')('a command that becomes no server', () => {
  test('because there is no such program, is told as the mistake that it is', async () => {
    expect((await failureOf(['no-such-program', '--fast'], {}, EXIT.usage)).message).toBe(
      'no-such-program --fast: there is no such program; give one that is on the PATH, or its whole path',
    );
  });

  test('because it is none to be run, is told as the mistake that it is', async () => {
    expect((await failureOf([tmpdir()], {}, EXIT.usage)).message).toMatch(
      /: it is no program that you may run; /,
    );
  });

  test('because it ends, is told with the last that it said', async () => {
    const command = [process.execPath, '-e', "console.error('one\\ntwo \\u001b[31m'); process.exit(7)"];
    expect((await failureOf(command)).message).toMatch(
      /: it ended \(exit code 7\) and never answered at http:\/\/127\.0\.0\.1:\d+; the last that it said: two \\u001b\[31m$/,
    );
  });

  test('because it throws, is told with the error, not with what stands around it', async () => {
    const command = [process.execPath, '-e', "throw new RangeError('no room')"];
    expect((await failureOf(command)).message).toMatch(/; the last that it said: RangeError: no room$/);
  });

  test('because it listens elsewhere or never, is told, and ended', async () => {
    const command = [process.execPath, '-e', 'console.error(process.pid); setInterval(() => undefined, 1e3)'];
    const { message } = await failureOf(command, { limitUs: 1_000_000 });
    expect(message).toMatch(
      /: nothing listens there after 1 s; the command has to listen on 127\.0\.0\.1, at the port that .* PORT .* names, here \d+,/,
    );
    const pid = Number(/the last that it said: (\d+)$/.exec(message)?.[1]);
    expect([pid > 0, isAlive(pid)]).toEqual([true, false]);
  });

  test('because it answers otherwise, is told, and ended', async () => {
    const program = `require('http').createServer((request, response) => {
        response.setHeader('Content-Type', 'text/html').end(String(process.pid));
      }).listen(process.env.PORT, '127.0.0.1', () => console.error(process.pid))`;
    const { message } = await failureOf([process.execPath, '-e', program]);
    expect(message).toMatch(/GET \/ is answered with text\/html, where R23 wants application\/json/);
    expect(isAlive(Number(/(\d+)$/.exec(message)?.[1]))).toBe(false);
  });

  test('because its port is used by something else, is told, and not even started', async () => {
    const { port } = await socketServer(() => undefined);
    const { message } = await failureOf(serving(), { port: Number(port) });
    expect(message).toBe(
      `port ${port} of 127.0.0.1 cannot be given to the server: address already in use; end what uses it, and try again`,
    );
  });

  test('because the user has seen enough, is told, and ended', async () => {
    const controller = new AbortController();
    const command = [process.execPath, '-e', 'console.error(process.pid); setInterval(() => undefined, 1e3)'];
    const failed = failureOf(command, { signal: controller.signal });
    controller.abort();
    expect((await failed).message).toMatch(/: stopped before it answered$/);
  });
});
