import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contenderName } from '../core/contender.ts';
import { EXIT } from '../core/failure.ts';
import { sabotageBy } from '../run/sabotage/example-sabotaged-trial.ts';
import { readResult } from '../store.ts';
import { startCommandLine } from './example-command-line.ts';
import { untilValid } from './example-valid-run.ts';

const ESCAPE = '\u001B';
const SHORT = ['-t', 'raw-tcp', '-d', '300ms', '--warmup', '100ms', '--agents', '2', '-r', '20'];
const TWINS = ['raw-tcp@A', 'raw-tcp@B'];

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-run-'));
  out = join(folder, 'result.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** 0; or 3 where the machine was too busy for a single valid trial. */
function expectedCode(stored = out): number {
  return hasValidTrial(stored) ? EXIT.ok : EXIT.failed;
}

function hasValidTrial(stored = out): boolean {
  return readResult(stored).trials.some(({ state }) => state === 'measured');
}

function run(...args: readonly string[]) {
  return startCommandLine(folder, args).ended;
}

describe('a run', () => {
  test('prints its table to stdout and its progress to stderr, and stores the result', async () => {
    const { stdout, stderr, code } = await run('run', ...SHORT, '--out', out);
    expect(code).toBe(expectedCode());
    expect(stdout).toMatch(/^suite quick\n[^]*raw TCP \(control\)/);
    expect(stderr).toMatch(
      /^(trial \d of \d: raw-tcp; about \d+ s left\n)+stored in [^\n]*result\.json\n(not one trial was valid[^\n]*\n)?$/,
    );
    expect(stdout + stderr).not.toContain(ESCAPE);
    const result = readResult(out);
    expect(result).toMatchObject({ state: 'complete', suite: 'quick', order: [['raw-tcp']] });
    expect(result.command).toEqual(['pushbench', 'run', ...SHORT, '--out', out]);
    expect(result.parameters).toMatchObject({ agents: 2, ratePerSecond: 20, durationUs: 300_000 });
    expect(result.trials.length).toBeGreaterThanOrEqual(1);
    expect(result.trials.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  test('prints nothing but JSON to stdout when that is asked for', async () => {
    // The suite's name is no file for the JSON, though it follows.
    const { stdout, code } = await run('run', ...SHORT, '--out', out, '--json', 'standard', '--runs', '1');
    expect(code).toBe(expectedCode());
    expect(JSON.parse(stdout)).toMatchObject([{ suite: 'standard', rows: [{ row: 'raw-tcp' }] }]);
  });

  test('writes the same JSON to a file besides the table, and stores itself under its own name', async () => {
    const figures = join(folder, 'figures.json');
    const { stdout, stderr, code } = await run('run', ...SHORT, '--json-file', figures);
    expect(stdout).toMatch(/^suite quick\n/);
    const [, stored = ''] = /^stored in (results\/local\/quick-\d{8}-\d{6}\.json)$/m.exec(stderr) ?? [];
    expect(existsSync(join(folder, stored))).toBe(true);
    expect(code).toBe(expectedCode(join(folder, stored)));
    const again = await run('report', '--format', 'json', '--all', stored);
    expect(JSON.parse(readFileSync(figures, 'utf8'))).toEqual(JSON.parse(again.stdout));
  });

  test('refuses a file that it could not write before it measures anything', async () => {
    const figures = join(folder, 'file', 'figures.json');
    writeFileSync(join(folder, 'file'), '');
    const { stdout, stderr, code } = await run('run', ...SHORT, '--out', out, '--json-file', figures);
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.usage });
    expect(stderr).toMatch(/^pushbench: cannot write [^\n]*figures\.json: [^\n]+\n$/);
    expect(existsSync(out)).toBe(false);
  });

  test('sets each row against itself, in an order of its own for each repetition', async () => {
    await run('run', ...SHORT, '--aa', '--runs', '2', '--out', out);
    const { order, variants, trials } = readResult(out);
    expect(order.map((contenders) => contenders.toSorted())).toEqual([TWINS, TWINS]);
    expect(variants).toEqual({ A: {}, B: {} });
    expect(new Set(trials.map(contenderName))).toEqual(new Set(TWINS));
  });

  test('of a suite with variants is not to be set against itself', async () => {
    const { stderr, code } = await run('run', 'bytes', '--aa', '--out', out);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(/^pushbench: --aa [^\n]* another suite\n$/);
  });

  test('measures nothing under two names, says so, and knows the other name no more', async () => {
    const twice = ['-t', 'sse,sse-h2', '--http', '2', '--threshold', 'sse:lost<1', '--out', out];
    const { stderr, code } = await run('run', ...twice);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(/^sse over HTTP\/2 is the same as sse-h2: .*\n.* no row sse here; .* sse-h2\n$/);
  });

  test('in a browser of what no page can speak is refused', async () => {
    const { stderr, code } = await run('run', ...SHORT, '--client', 'browser', '--out', out);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(
      /^pushbench: no page can speak raw TCP \(control\): give -t one of polling, [^\n]*\n$/,
    );
  });

  test('ends with 99 when a threshold does not hold, and says which', async () => {
    const rules = ['raw-tcp:delivered>1000000', 'raw-tcp:lost<1'].flatMap((rule) => ['--threshold', rule]);
    const { stdout, stderr, code } = await untilValid(() => run('run', ...SHORT, ...rules, '--out', out));
    expect(code).toBe(EXIT.threshold);
    expect(stdout).toMatch(/^suite quick\n/);
    expect(stderr).toMatch(/^failed {2}raw TCP \(control\): delivered /m);
  });

  test('ends with 0 when every threshold holds', async () => {
    const { stderr, code } = await run('run', ...SHORT, '--threshold', 'raw-tcp:lost<1', '--out', out);
    // A machine that is too busy has measured nothing that could hold.
    expect(code).toBe(expectedCode());
    expect(stderr).toMatch(hasValidTrial() ? /^passed {2}raw TCP/m : /^failed {2}raw TCP/m);
  });

  test('ends with 3 when a trial failed, whatever the thresholds, and its table says why', async () => {
    const onlyChildren = encodeURIComponent('if (process.send) throw new Error("made to fail")');
    const { stdout, code } = await startCommandLine(
      folder,
      ['run', ...SHORT, '--threshold', 'lost<1', '--out', out],
      {
        NODE_OPTIONS: `--import=data:text/javascript,${onlyChildren}`,
      },
    ).ended;
    expect(code).toBe(EXIT.failed);
    expect(stdout).toContain('made to fail');
    expect(readResult(out)).toMatchObject({
      state: 'complete',
      trials: [{ state: 'failed', reason: 'the server-process ended early (1): Error: made to fail' }],
    });
  });

  test('repeats a trial that was invalid once, shows why, and ends with 3 when not one was valid', async () => {
    const { stdout, stderr, code } = await startCommandLine(
      folder,
      ['run', ...SHORT, '--out', out],
      sabotageBy('busy-process', ['client-process']),
    ).ended;
    const busy = /the client process was busy \d+ % of the time and measured itself/;
    const trials = readResult(out).trials.map((trial) => (trial.state === 'invalid' ? trial.reasons : []));
    expect(trials).toEqual(
      [0, 1].map(() => expect.arrayContaining([expect.stringMatching(busy)]) as unknown),
    );
    expect(stdout).toMatch(/raw TCP \(control\): invalid in repetition 1: the client process was busy/);
    expect(stderr).toMatch(/^not one trial was valid, so nothing was measured; the table says why$/m);
    expect(code).toBe(EXIT.failed);
  });
});

describe('a reader of the progress that ends early', () => {
  test('does not end the run', async () => {
    const { child, ended } = startCommandLine(folder, ['run', ...SHORT, '--out', out]);
    child.stderr?.destroy();
    const { code } = await ended;
    expect(readResult(out)).toMatchObject({ state: 'complete' });
    expect(code).toBe(expectedCode());
  });
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  /** Runs until the second trial has begun, and then sends the signal: to the process, or to its whole group. */
  async function interrupted(signal: NodeJS.Signals, whom: 'process' | 'group') {
    const { child, written, ended } = startCommandLine(folder, [
      'run',
      ...SHORT,
      '--runs',
      '20',
      '--out',
      out,
    ]);
    const pid = child.pid ?? NaN;
    await expect.poll(() => written.stderr, { timeout: 20_000 }).toContain('trial 2 of ');
    process.kill(whom === 'group' ? -pid : pid, signal);
    const outcome = await ended;
    // Every process of the run is in its group.
    await expect.poll(() => isGroupAlive(pid), { timeout: 10_000 }).toBe(false);
    return outcome;
  }

  function isGroupAlive(pid: number): boolean {
    try {
      return process.kill(-pid, 0);
    } catch {
      return false;
    }
  }

  test.each([
    ['SIGINT', 'process', EXIT.interrupted],
    ['SIGINT', 'group', EXIT.interrupted],
    ['SIGTERM', 'process', EXIT.terminated],
    ['SIGTERM', 'group', EXIT.terminated],
  ] as const)(
    '%s to the %s ends a run with %d, and keeps the finished trials',
    async (signal, whom, code) => {
      const outcome = await interrupted(signal, whom);
      expect(outcome).toMatchObject({ code, signal: null });
      expect(outcome.stdout).toMatch(/INTERRUPTED after \d+ of \d+ trials/);
      expect(outcome.stderr).toContain('stopping; what was measured is kept');
      const { state, trials, finishedAt } = readResult(out);
      expect(state).toBe('interrupted');
      expect(finishedAt).not.toBeNull();
      expect(trials.length).toBeGreaterThanOrEqual(1);
      expect(trials.filter((trial) => trial.state === 'failed')).toEqual([]);
    },
  );

  test('that kills the process leaves no other process of the run, and keeps the finished trials', async () => {
    expect(await interrupted('SIGKILL', 'process')).toMatchObject({ code: null, signal: 'SIGKILL' });
    const { state, trials } = readResult(out);
    expect(state).toBe('running');
    expect(trials.length).toBeGreaterThanOrEqual(1);
  });
});
