import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { eventBytes } from '../../core/event.ts';
import type { Parameters } from '../../core/result.ts';
import { decodeHistogram } from '../../measure/histogram.ts';
import { DEFAULT_PARAMETERS } from '../../suites/default-parameters.ts';
import type { Phase } from '../trial.ts';
import type { SaturationOutcome } from './judge-saturation.ts';
import { runSaturation } from './saturation-trial.ts';

/** The processes that a test has started. */
const started = vi.hoisted(() => ({ pids: [] as number[] }));

vi.mock(import('../child.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    startChild(entry) {
      const child = original.startChild(entry);
      started.pids.push(child.pid);
      return child;
    },
  };
});

beforeEach(() => {
  started.pids.length = 0;
});

const PARAMETERS: Parameters = {
  ...DEFAULT_PARAMETERS,
  agents: 2,
  subscriptionsPerAgent: 2,
  bodyBytes: 60,
  warmupUs: 50_000,
  durationUs: 300_000,
};

type Figures = Exclude<SaturationOutcome, { state: 'failed' }>;

async function run(
  changes: Partial<Parameters>,
  onPhase: (phase: Phase) => void = () => undefined,
  signal = new AbortController().signal,
): Promise<SaturationOutcome> {
  return runSaturation(
    { row: 'polling', parameters: { ...PARAMETERS, ...changes }, seed: 1 },
    { onPhase, signal },
  );
}

async function figuresOf(changes: Partial<Parameters>, onPhase?: (phase: Phase) => void): Promise<Figures> {
  const outcome = await run(changes, onPhase);
  if (outcome.state === 'failed') throw new Error(`the trial failed: ${outcome.reason}`);
  expect(outcome).toMatchObject({ state: 'measured' });
  return outcome;
}

function metric({ metrics }: Figures, id: string): number {
  const value = metrics[id];
  if (typeof value !== 'number') throw new Error(`no finite ${id}`);
  return value;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function expectNothingLeft(processes: number): Promise<void> {
  expect(started.pids).toHaveLength(processes);
  await expect.poll(() => started.pids.filter(isAlive)).toEqual([]);
}

const LOADS = ['autocannon', 'closed-loop'] as const;

/** What goes over the wire for each poll, whoever sends it. */
const REQUEST = [
  'GET /polling?after=abcd-0 HTTP/1.1',
  'Host: 127.0.0.1:12345',
  'Connection: keep-alive',
  '\r\n',
].join('\r\n');
const ANSWER = [
  'HTTP/1.1 204 No Content',
  'Cache-Control: no-store',
  'Event-Cursor: abcd-0',
  'Date: Thu, 01 Jan 1970 00:00:00 GMT',
  'Connection: keep-alive',
  'Keep-Alive: timeout=75',
  '\r\n',
].join('\r\n');
const BODY_BYTES = 3 * (eventBytes(PARAMETERS.bodyBytes) + '\n'.length);
const ANSWER_WITH_EVENTS = ANSWER.replace('204 No Content', '200 OK').replace(
  '\r\n\r\n',
  `\r\nContent-Type: application/x-ndjson\r\nContent-Length: ${BODY_BYTES}\r\n\r\n`,
);

// A trial may be invalid on a machine that is busy with other things.
describe.each(LOADS)('a trial without a feed, by %s', { retry: 3 }, (load) => {
  test('counts, times and weighs polls that find nothing, and leaves nothing behind', async () => {
    const phases: Phase[] = [];
    const outcome = await figuresOf({ load }, (phase) => phases.push(phase));
    const { polls, histograms } = outcome;
    expect(polls).toMatchObject({ unexpected: 0, errors: 0, timeouts: 0 });
    expect(polls.answered).toBeGreaterThan(0);
    expect(decodeHistogram(histograms.responseTime).count).toBe(polls.answered);
    expect(metric(outcome, 'polls.bytes-up')).toBe(REQUEST.length);
    expect(metric(outcome, 'polls.bytes-down')).toBe(ANSWER.length);
    expect(phases).toEqual(['connect', 'warm up', 'measure', 'stop']);
    await expectNothingLeft(2);
  });

  test('has every poll find as many events as it should', async () => {
    const outcome = await figuresOf({ load, eventsPerPoll: 3 });
    expect(metric(outcome, 'polls.bytes-up')).toBe(REQUEST.length);
    expect(metric(outcome, 'polls.bytes-down')).toBe(ANSWER_WITH_EVENTS.length + BODY_BYTES);
  });

  test('has no more polls than a server can answer that is busy with each', async () => {
    const { polls } = await figuresOf({ load, answerWorkUs: 20_000 });
    // One after the other; the ends of the window may each cut one short, and be late.
    expect(polls.received).toBeLessThanOrEqual(2 + 1_000 / 20);
  });
});

describe('a trial without a feed', () => {
  test('rejects when it is aborted, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const trial = run(
      { load: 'autocannon', durationUs: 10_000_000 },
      (phase) => {
        if (phase === 'measure') controller.abort(new Error('that is enough'));
      },
      controller.signal,
    );
    await expect(trial).rejects.toThrow('that is enough');
    await expectNothingLeft(2);
  });

  test.skipIf(process.platform === 'win32')('has failed, and says so, when it loses its server', async () => {
    const outcome = await run({ load: 'autocannon', durationUs: 10_000_000 }, (phase) => {
      if (phase === 'measure') process.kill(started.pids[0] ?? 0, 'SIGKILL');
    });
    expect(outcome).toEqual({ state: 'failed', reason: 'the server-process ended early (SIGKILL)' });
    await expectNothingLeft(2);
  });

  test('shares its connections out among its drivers', async () => {
    await figuresOf({ load: 'closed-loop', agents: 5, subscriptionsPerAgent: 1, drivers: 2 });
    await expectNothingLeft(3);
  });

  test('is not for a stream, which would never be answered to the end', async () => {
    const plan = { row: 'sse', parameters: { ...PARAMETERS, load: 'autocannon' }, seed: 1 } as const;
    const observer = { onPhase: () => undefined, signal: new AbortController().signal };
    await expect(runSaturation(plan, observer)).rejects.toThrow(Failure);
    expect(started.pids).toEqual([]);
  });
});
