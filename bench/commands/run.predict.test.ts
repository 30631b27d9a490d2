import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { readResult } from '../store.ts';
import { startCommandLine } from './example-command-line.ts';
import { report } from './report.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'pushbench-predict-'));
const OUT = join(FOLDER, 'result.json');

let ended: Awaited<ReturnType<typeof startCommandLine>['ended']>;
let result: RunResult;

beforeAll(async () => {
  const short = ['-t', 'sse,raw-tcp', '-d', '300ms', '--warmup', '100ms', '--agents', '2', '-r', '20'];
  ended = await startCommandLine(FOLDER, ['run', ...short, '--predict', '--out', OUT]).ended;
  result = readResult(OUT);
});

afterAll(() => {
  rmSync(FOLDER, { recursive: true });
});

function predicted(contender: string, metric: string): readonly number[] | undefined {
  return result.predictions?.find((one) => one.contender === contender && one.metric === metric)?.predicted;
}

describe('a run', () => {
  test('shows what was predicted of it beside what it measured, and why not all was', () => {
    expect(ended.stdout).toContain('predicted and measured');
    expect(ended.stdout).toMatch(/^no prediction for raw-tcp: /m);
  });

  test.each(['sse', 'raw-tcp'])('knows the deliveries, requests and bytes of %s to the last one', (row) => {
    const trials = result.trials.filter((trial) => trial.row === row);
    expect(trials.length).toBeGreaterThan(0);
    for (const trial of trials) {
      if (trial.state === 'failed') throw new Error(trial.reason);
      for (const metric of ['delivered', 'requests.per-event', 'bytes.up', 'bytes.down', 'bytes.overhead']) {
        expect([metric, trial.metrics[metric]]).toEqual([metric, predicted(row, metric)?.[0]]);
      }
    }
  });

  test('shows it again from its file', () => {
    const shown = report([OUT], { format: 'table', predict: true }, { colour: false });
    expect(shown).toContain('predicted and measured');
    expect(report([OUT], { format: 'table' }, { colour: false })).not.toContain('predicted and measured');
  });
});
