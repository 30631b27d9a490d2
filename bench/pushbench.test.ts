import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readResult } from './store.ts';

/** Stands for the command line: says how it is run, and ends as it is told. */
const CLI = `
  const [order, value] = process.argv.slice(2);
  if (order === 'exit') process.exitCode = Number(value);
  if (order === 'await-signal') setInterval(() => undefined, 1_000);
  if (order === 'count-sigterm') {
    let count = 0;
    process.on('SIGTERM', () => console.log(++count));
    process.on('SIGINT', () => process.exit(count));
    setInterval(() => undefined, 1_000);
  }
  console.log(JSON.stringify({ pid: process.pid, folder: process.cwd(), args: process.argv.slice(2) }));`;

describe.skipIf(process.platform === 'win32')('the launcher', () => {
  let root: string;
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pushbench-launcher-'));
    mkdirSync(join(root, 'bench'));
    for (const name of ['pushbench.js', 'runtime.js']) {
      copyFileSync(join(import.meta.dirname, name), join(root, 'bench', name));
    }
    writeManifest('>=22.18');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function writeManifest(node: string): void {
    const optionalDependencies = { 'node-other-os': '1.0.0', 'node-fitting': '1.0.0' };
    write('package.json', JSON.stringify({ type: 'module', engines: { node }, optionalDependencies }));
  }

  /** A checkout that pins the running Node under another version, so that it is not taken for the running one. */
  function pinNode(): string {
    write('bench/cli.ts', CLI);
    const manifest = { os: process.platform, cpu: process.arch, version: '1.0.0', bin: { node: 'bin/node' } };
    write('node_modules/node-other-os/package.json', JSON.stringify({ ...manifest, os: 'another' }));
    write('node_modules/node-fitting/package.json', JSON.stringify(manifest));
    mkdirSync(join(root, 'node_modules/node-fitting/bin'));
    symlinkSync(process.execPath, join(root, 'node_modules/node-fitting/bin/node'));
    return join(root, 'node_modules/node-fitting/bin/node');
  }

  function start(...args: readonly string[]) {
    const child = spawn(process.execPath, [join(root, 'bench/pushbench.js'), ...args], {
      cwd: tmpdir(),
      // A process group of its own, as a shell gives to what it starts.
      detached: true,
    });
    const closed = once(child, 'close') as Promise<[number | null, string | null]>;
    const ended = Promise.all([text(child.stdout), text(child.stderr), closed]).then(
      ([stdout, stderr, [code, signal]]) => ({ stdout, stderr, code, signal }),
    );
    return { child, ended };
  }

  test('hands over to the pinned Node, with arguments and folder, and ends with its code', async () => {
    pinNode();
    const { stdout, code } = await start('exit', '7', 'two words').ended;
    expect(JSON.parse(stdout)).toMatchObject({ folder: tmpdir(), args: ['exit', '7', 'two words'] });
    expect(code).toBe(7);
  });

  test('runs the command line itself when no Node is pinned and the running one is new enough', async () => {
    write('bench/cli.ts', CLI);
    const { child, ended } = start('exit', '5');
    const { stdout, code } = await ended;
    expect(JSON.parse(stdout)).toMatchObject({ pid: child.pid });
    expect(code).toBe(5);
  });

  test('runs what was built where there is no source', async () => {
    write('dist/bench/cli.js', CLI);
    expect(await start('exit', '4').ended).toMatchObject({ code: 4, stderr: '' });
  });

  test.each([
    ['bench/cli.ts', /^pushbench: Node\.js 999\.1 or newer is needed, .*npm ci.*\n$/],
    ['dist/bench/cli.js', /^pushbench: Node\.js 999\.1 or newer is needed, (?!.*npm ci).*nodejs\.org\n$/],
  ])('says in one line what is needed when the running Node is too old for %s', async (cli, line) => {
    write(cli, CLI);
    writeManifest('>=999.1');
    expect(await start('exit', '0').ended).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(line) as string,
    });
  });

  test('says in one line that a copy without a command line is incomplete', async () => {
    const { code, stderr } = await start().ended;
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain('incomplete');
  });

  test('serves itself when the pinned Node does not start', async () => {
    const program = pinNode();
    rmSync(program);
    symlinkSync(join(root, 'package.json'), program);
    expect(await start('exit', '6').ended).toMatchObject({ code: 6 });
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('passes %s on, and ends with %d when that ends the command line', async (signal, code) => {
    pinNode();
    const { child, ended } = start('await-signal');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await ended).toMatchObject({ code, signal: null });
  });

  test('that is killed ends the run, which keeps what was measured and says so', async () => {
    pinNode();
    const cli = JSON.stringify(new URL('./cli.ts', import.meta.url).href);
    write('bench/cli.ts', `console.log(process.pid); await import(${cli});`);
    const out = join(root, 'result.json');
    const short = ['-t', 'raw-tcp', '-d', '300ms', '--warmup', '0', '-r', '20', '--runs', '20'];
    const { child, ended } = start('run', ...short, '--out', out);
    const group = Number(await once(child.stdout, 'data'));
    onTestFinished(() => {
      if (isGroupAlive(group)) process.kill(-group, 'SIGKILL');
    });
    await expect
      .poll(() => (existsSync(out) ? readResult(out).trials.length : 0), { timeout: 20_000 })
      .toBeGreaterThan(0);
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ code: null, signal: 'SIGKILL' });
    await expect.poll(() => isGroupAlive(group), { timeout: 10_000 }).toBe(false);
    expect(readResult(out)).toMatchObject({ state: 'interrupted', finishedAt: expect.any(String) as string });
  });

  test('that is killed ends any other command at once', async () => {
    pinNode();
    const signals = JSON.stringify(new URL('./commands/signals.ts', import.meta.url).href);
    const waiting = 'setInterval(() => undefined, 1_000); console.log(process.pid);';
    write('bench/cli.ts', `import { endWithParent } from ${signals}; endWithParent(); ${waiting}`);
    const { child, ended } = start();
    const group = Number(await once(child.stdout, 'data'));
    onTestFinished(() => {
      if (isGroupAlive(group)) process.kill(-group, 'SIGKILL');
    });
    child.kill('SIGKILL');
    await ended;
    await expect.poll(() => isGroupAlive(group), { timeout: 10_000 }).toBe(false);
  });

  function isGroupAlive(group: number): boolean {
    try {
      return process.kill(-group, 0);
    } catch {
      return false;
    }
  }

  test('passes a signal on once when a terminal sends it to the whole process group', async () => {
    pinNode();
    const { child, ended } = start('count-sigterm');
    await once(child.stdout, 'data');
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 1 });
  });

  test('passes a signal on once when a supervisor repeats it at once', async () => {
    pinNode();
    const { child, ended } = start('count-sigterm');
    await once(child.stdout, 'data');
    const arrived = once(child.stdout, 'data');
    for (let repeat = 0; repeat < 20; repeat += 1) {
      child.kill('SIGTERM');
      await delay(1);
    }
    await arrived;
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 1 });
  });
});
