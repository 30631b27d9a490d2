import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXIT } from '../core/failure.ts';
import { CHECKS } from '../selftest/checks.ts';
import type { CheckResult } from '../selftest/run-checks.ts';
import { startCommandLine } from './example-command-line.ts';

const ALL = CHECKS.map(({ id }) => id);
/** Ten times what it takes on an idle machine. */
const PATIENCE_MS = 300_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-selftest-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]) {
  return startCommandLine(folder, ['selftest', ...args]).ended;
}

/** Every other process of this machine reads a clock that stands at 1. */
const BROKEN_CLOCK = `--import=data:text/javascript,${encodeURIComponent(
  `if (process.execArgv.includes('--eval')) process.hrtime.bigint = () => 1000n`,
)}`;

describe('the instrument, tested by itself in short', () => {
  test(
    'is right in every count and byte, and comes to a verdict on every time',
    // Times are judged by wide limits, and a machine may stall unseen: an instrument that is wrong is so again.
    { retry: 1, timeout: PATIENCE_MS },
    async () => {
      const { stdout, stderr, code } = await run('--quick', '--json');
      const { pace, checks } = JSON.parse(stdout) as { pace: string; checks: readonly CheckResult[] };
      expect(pace).toBe('quick');
      expect(checks.map(({ id }) => id)).toEqual(ALL);
      const findings = checks.flatMap(({ findings }) => findings);
      expect(findings.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
      for (const finding of findings) {
        if (finding.verdict !== 'skipped') expect(finding).toHaveProperty('found', expect.any(Number));
      }
      expect(code).toBe(EXIT.ok);
      expect(stderr).toMatch(/^(check \d+ of \d+: [a-z-]+; about \d+ s left\n)+$/);
    },
  );
});

describe('the command', () => {
  test('shows what was expected and what was found, and under them what it comes to', async () => {
    const { stdout, code } = await run('--only', 'clock', 'histogram');
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/^check +what +expected +found +verdict\n/);
    expect(stdout).toMatch(/^clock +round trips between two processes +2000 +2000 +passed$/m);
    expect(stdout).toMatch(/largest deviation of a percentile +≤ 0\.1 % +[\d.]+ % +passed$/m);
    expect(stdout).toMatch(/\n2 checks: 2 passed, 0 failed, 0 skipped, 0 invalid machine\n$/);
  });

  test('ends with 3 when a check fails, and shows which figure it was', async () => {
    const { stdout, code } = await startCommandLine(folder, ['selftest', '--only', 'clock', 'histogram'], {
      NODE_OPTIONS: BROKEN_CLOCK,
    }).ended;
    expect(code).toBe(EXIT.failed);
    expect(stdout).toMatch(/of them out of order +0 +2000 +failed$/m);
    expect(stdout).toMatch(/\n2 checks: 1 passed, 1 failed, /);
  });

  test('lists its checks without running any', async () => {
    const { stdout, stderr, code } = await run('--list');
    expect(code).toBe(EXIT.ok);
    expect(stderr).toBe('');
    for (const id of ALL) expect(stdout).toMatch(new RegExp(`^${id} +\\S.* \\d+$`, 'm'));
  });

  test('lists them as data, too', async () => {
    const { stdout, code } = await run('--list', '--json');
    expect(code).toBe(EXIT.ok);
    const { checks } = JSON.parse(stdout) as { checks: readonly { id: string; aboutSeconds: number }[] };
    expect(checks.map(({ id }) => id).toSorted()).toEqual(ALL.toSorted());
    expect(checks.every(({ aboutSeconds }) => aboutSeconds > 0)).toBe(true);
  });

  test('refuses a check that there is not, and names those that there are', async () => {
    const { stderr, code } = await run('--only', 'luck');
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('stopped-server');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe.skipIf(process.platform !== 'linux')('a signal', () => {
  /** Processes of a group, and whether each is stopped: `T` (proc_pid_stat(5)). */
  function statesOf(group: number): readonly string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const [, state, , itsGroup] =
            /\) (\S) (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
          return Number(itsGroup) === group && state !== undefined ? [state] : [];
        } catch {
          return [];
        }
      });
  }

  test('ends a check while a process of it is stopped, and leaves none behind', async () => {
    const { child, ended } = startCommandLine(folder, ['selftest', '--only', 'stopped-server']);
    const group = child.pid ?? NaN;
    await expect.poll(() => statesOf(group), { timeout: 20_000 }).toContain('T');
    process.kill(-group, 'SIGINT');
    expect(await ended).toMatchObject({ code: EXIT.interrupted, signal: null });
    await expect.poll(() => statesOf(group), { timeout: 10_000 }).toEqual([]);
  });
});
