import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ServerSource } from '../core/measured-server.ts';
import type { Parameters } from '../core/result.ts';
import { processTree } from '../foreign/process-tree.ts';
import { startServer } from '../foreign/start-server.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { RowId } from '../transports.ts';
import { runTrial, type Phase, type TrialOutcome } from './trial.ts';

const EXAMPLE = [process.execPath, join(import.meta.dirname, 'example-foreign-server.ts')];
const NEVER = new AbortController().signal;

/** Preloaded by every process of Node's that is started: notes who has been there. */
const NOTE = `require('fs').appendFileSync(process.env.PID_FILE, process.pid + ' ')`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-foreign-'));
  writeFileSync(join(folder, 'note.cjs'), NOTE);
  vi.stubEnv('PID_FILE', join(folder, 'pids'));
  vi.stubEnv('NODE_OPTIONS', `--require=${join(folder, 'note.cjs')}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function noted(): readonly number[] {
  const file = join(folder, 'pids');
  // Each of a process's threads notes itself.
  return existsSync(file) ? [...new Set(readFileSync(file, 'utf8').trim().split(' ').map(Number))] : [];
}

/** Every process that was started has ended, but for these. */
async function expectNothingLeft(...but: readonly number[]): Promise<void> {
  const pids = noted();
  const isLeft = (pid: number): boolean => processTree(pid).some((one) => one.pid === pid);
  expect(pids.length).toBeGreaterThan(but.length + 2);
  // Those that were killed are gone as soon as the system has seen to it.
  await expect.poll(() => pids.filter(isLeft), { timeout: 5_000 }).toEqual(but);
}

function scenario(source: ServerSource, changes: Partial<Parameters> = {}): Parameters {
  return {
    ...DEFAULT_PARAMETERS,
    server: { ...source, name: 'an example' },
    trigger: 'post',
    agents: 2,
    ratePerSecond: 20,
    arrival: 'constant',
    durationUs: 300_000,
    warmupUs: 0,
    drainUs: 500_000,
    pollEveryUs: 40_000,
    ...changes,
  };
}

/** What a busy machine may do to a trial, which is no fault of it. */
const BUSY = /^the feed itself was late|^the client process was busy|^a client process stood still/;

function trialOf(
  row: RowId,
  parameters: Parameters,
  signal = NEVER,
  onPhase: (phase: Phase) => void = () => undefined,
): Promise<TrialOutcome> {
  return runTrial({ row, parameters, seed: 1 }, { onPhase, signal });
}

/** The figures, and what is wrong with them beside the machine. */
function figuresOf(outcome: TrialOutcome) {
  if (outcome.state === 'failed') throw new Error(outcome.reason);
  const reasons = outcome.state === 'invalid' ? outcome.reasons : [];
  return { ...outcome, reasons: reasons.filter((reason) => !BUSY.test(reason)) };
}

describe.skipIf(process.platform === 'win32')("a trial with somebody's server", () => {
  test.each(['polling', 'sse'] as const)(
    'that is started for it measures %s as its clients see it',
    async (row) => {
      const { reasons, metrics, deliveries } = figuresOf(await trialOf(row, scenario({ command: EXAMPLE })));
      expect(reasons).toEqual([]);
      expect(deliveries).toMatchObject({ expected: 12, delivered: 12, unknown: 0 });
      expect(metrics['connections.opened']).toBe(2);
      expect(metrics['bytes.down']).toBeGreaterThan(100);
      expect(metrics['publish.p50']).toBeGreaterThan(0);
      expect(metrics).not.toHaveProperty('requests.held');
      expect(metrics).not.toHaveProperty('server.utilisation');
      if (process.platform === 'linux') expect(metrics['server.cpu']).toBeGreaterThan(0);
      await expectNothingLeft();
    },
  );

  test('that somebody else has started leaves it as it was, and does not know what it takes', async () => {
    const server = await startServer(EXAMPLE, { signal: NEVER });
    onTestFinished(server.stop);
    const { reasons, metrics } = figuresOf(await trialOf('sse', scenario({ url: server.url.origin })));
    expect(reasons).toEqual([]);
    expect(metrics['delivered']).toBe(12);
    expect(metrics).not.toHaveProperty('server.cpu');
    expect(server.pids()).toHaveLength(1);
    await expectNothingLeft(...server.pids());
  });

  test('through a link has a ledger that adds up to what its clients count', async () => {
    const { reasons, metrics } = figuresOf(
      await trialOf('sse', scenario({ command: EXAMPLE }, { ledger: true })),
    );
    expect(reasons).toEqual([]);
    expect(metrics['wire.payload.down']).toBeGreaterThan(0);
    await expectNothingLeft();
  });

  test.each([
    ['repeats', /^without any fault there were 8 duplicated$/],
    [
      'mangles',
      /^without any fault there were 8 unknown; unknown are events that this run did not publish: /,
    ],
    [
      'is published to by others',
      /^without any fault there were 8 unknown; unknown are events that this run/,
    ],
  ])('that %s is invalid, and says why', async (fault, reason) => {
    vi.stubEnv('FAULT', fault);
    const { reasons } = figuresOf(await trialOf('sse', scenario({ command: EXAMPLE })));
    expect(reasons).toEqual([expect.stringMatching(reason)]);
    await expectNothingLeft();
  });

  test('that ends in its middle fails at once, and tells how', async () => {
    vi.stubEnv('FAULT', 'dies');
    const outcome = await trialOf('sse', scenario({ command: EXAMPLE }, { durationUs: 20_000_000 }));
    expect(outcome).toEqual({
      state: 'failed',
      reason: expect.stringMatching(
        /example-foreign-server\.ts: it ended \(exit code 7\); the last that it said: out of luck$/,
      ) as string,
    });
    await expectNothingLeft();
  });

  test('that never gets to serve fails, and tells why', async () => {
    const command = [process.execPath, '-e', "console.error('no luck'); process.exit(3)"];
    expect(await trialOf('sse', scenario({ command }))).toEqual({
      state: 'failed',
      reason: expect.stringMatching(
        /: it ended \(exit code 3\) and never answered [^\n]*: no luck$/,
      ) as string,
    });
    await expectNothingLeft();
  });

  test('that does not declare the row fails', async () => {
    const outcome = await trialOf('websocket', scenario({ command: EXAMPLE }));
    expect(outcome).toEqual({ state: 'failed', reason: 'the server declares no WebSocket any more' });
    await expectNothingLeft();
  });

  test.each(['connect', 'measure'] as const)(
    'that is given up as it is to %s leaves nothing',
    async (moment) => {
      const controller = new AbortController();
      const abort = (phase: Phase): void => {
        if (phase === moment) controller.abort();
      };
      const trial = trialOf('sse', scenario({ command: EXAMPLE }), controller.signal, abort);
      await expect(trial).rejects.toThrow('aborted');
      await expectNothingLeft();
    },
  );

  test('that has not yet answered can be given up', async () => {
    const command = [process.execPath, '-e', 'setInterval(() => undefined, 1_000)'];
    const controller = new AbortController();
    const trial = trialOf('sse', scenario({ command }), controller.signal);
    // The server, who stands in for it, a client and the publisher.
    await expect.poll(() => noted().length, { timeout: 20_000 }).toBe(4);
    controller.abort();
    await expect(trial).rejects.toThrow('aborted');
    await expectNothingLeft();
  });
});
