import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EXAMPLE_DELIVERIES } from '../core/example-measurement.ts';
import { eventBytes } from '../core/event.ts';
import type { Bytes } from '../core/units.ts';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { ROW_IDS, rowOf, type RowId } from '../transports.ts';
import type { Cast } from './cast.ts';
import { runTrial, type Phase, type TrialOutcome } from './trial.ts';
import { connectionsOf, eventsOf, measuredFeed, subscriptionsOf, warmupFeed } from './trial-plan.ts';

/** The processes and ports of the trials that a test has run. */
const started = vi.hoisted(() => ({ casts: [] as Cast[], ports: [] as number[] }));

vi.mock(import('./cast.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    startCast(drivers) {
      const cast = original.startCast(drivers);
      started.casts.push(cast);
      return cast;
    },
    dismiss(cast, port) {
      if (port !== undefined) started.ports.push(port);
      return original.dismiss(cast, port);
    },
  };
});

beforeEach(() => {
  started.casts.length = 0;
  started.ports.length = 0;
});

/** Constant arrivals: the first event is due at the very start of the window, where a late reading would miss it. */
const PARAMETERS: Parameters = {
  ...DEFAULT_PARAMETERS,
  agents: 2,
  subscriptionsPerAgent: 2,
  ratePerSecond: 20,
  arrival: 'constant',
  bodyBytes: 60,
  durationUs: 300_000,
  warmupUs: 100_000,
  pollEveryUs: 40_000,
};

/** What a busy machine may do to a trial, which is no fault of it. */
const BUSY =
  /^the feed itself was late|^the client process was busy|^a client process stood still|^the service time bunches|^clients sent \d+ requests/;

type Figures = Exclude<TrialOutcome, { state: 'failed' }>;

async function figuresOf(
  row: RowId,
  parameters: Parameters,
  onPhase: (phase: Phase) => void = () => undefined,
) {
  const signal = new AbortController().signal;
  const outcome = await runTrial({ row, parameters, seed: 1 }, { onPhase, signal });
  if (outcome.state === 'failed') throw new Error(`the trial failed: ${outcome.reason}`);
  if (outcome.state === 'invalid') for (const reason of outcome.reasons) expect(reason).toMatch(BUSY);
  return outcome;
}

function metric({ metrics }: Figures, id: string): number {
  const value = metrics[id];
  if (typeof value !== 'number') throw new Error(`no finite ${id}`);
  return value;
}

function processesOf({ server, clients }: Cast): readonly number[] {
  return [server, ...clients].map(({ pid }) => pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function expectNothingLeft(drivers = 1): Promise<void> {
  expect(started.casts).toHaveLength(1);
  const pids = started.casts.flatMap(processesOf);
  expect(pids).toHaveLength(1 + drivers);
  // Killed ones are gone as soon as the system has seen to it.
  await expect.poll(() => pids.filter(isAlive)).toEqual([]);
}

/** On the wire, for one subscription: every event of the feed with the framing of its row. */
function streamBytes(row: RowId, parameters: Parameters): Bytes {
  const plan = { row, parameters, seed: 1 };
  const firstSeq = 1 + eventsOf(warmupFeed(plan)) + 1;
  const events = eventsOf(measuredFeed(plan));
  const bytes = Array.from({ length: events }, (_, n) => framed(row, `life-${firstSeq + n}`, parameters));
  return bytes.reduce((total, one) => total + one, 0);
}

function framed(row: RowId, cursor: string, { bodyBytes }: Parameters): Bytes {
  const payload = eventBytes(bodyBytes);
  const block = 'id: \ndata: \n\n'.length + cursor.length + payload;
  const message = cursor.length + 1 + payload;
  switch (row) {
    case 'sse':
      return block + block.toString(16).length + 4;
    case 'sse-h2':
      return block + 9;
    case 'websocket':
      return message + (message <= 125 ? 2 : message <= 65_535 ? 4 : 10);
    case 'raw-tcp':
      return message + 1;
    default:
      throw new Error(`${row} is no stream`);
  }
}

describe.each(ROW_IDS)('a trial of %s', (row) => {
  const isStream = rowOf(row).pattern === 'stream';

  test('delivers everything over the connections that it should, and leaves nothing behind', async () => {
    const phases: Phase[] = [];
    const outcome = await figuresOf(row, PARAMETERS, (phase) => phases.push(phase));
    const expected = 6 * subscriptionsOf(PARAMETERS);
    expect(outcome.deliveries).toEqual({ ...EXAMPLE_DELIVERIES, expected, delivered: expected });
    expect(phases).toEqual(['connect', 'probe', 'warm up', 'measure', 'drain', 'stop']);
    const opened = metric(outcome, 'connections.opened');
    expect(opened).toBeLessThanOrEqual(connectionsOf(row, PARAMETERS));
    expect(opened).toBeGreaterThanOrEqual(isStream ? connectionsOf(row, PARAMETERS) : PARAMETERS.agents);
    expect(metric(outcome, 'reconnects')).toBe(0);
    if (isStream) expectStream(row, outcome);
    else expect(metric(outcome, 'requests.per-event')).toBeGreaterThan(0);
    await expectNothingLeft();
    const [port = 0] = started.ports;
    await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
  });
});

/** What a stream needs for an event is determined, to the byte. */
function expectStream(row: RowId, outcome: Figures, parameters = PARAMETERS): void {
  expect(metric(outcome, 'requests.per-event')).toBe(0);
  expect(metric(outcome, 'bytes.up')).toBe(0);
  const { expected } = outcome.deliveries;
  const subscriptions = subscriptionsOf(parameters);
  const total = Math.round(metric(outcome, 'bytes.down') * expected);
  const saved = streamBytes(row, parameters) * subscriptions - total;
  // Of events that a busy machine sends in one go, HTTP/2 may make one DATA frame.
  const mostSaved = row === 'sse-h2' ? 9 * (expected - subscriptions) : 0;
  expect(saved % 9).toBe(0);
  expect(saved).toBeGreaterThanOrEqual(0);
  expect(saved).toBeLessThanOrEqual(mostSaved);
}

describe('a trial', () => {
  const ONE: Parameters = { ...PARAMETERS, agents: 1, subscriptionsPerAgent: 1, ratePerSecond: 10 };

  test.each([10, 80_000])('has the WebSocket header that bodies of %d bytes ask for', async (bodyBytes) => {
    const parameters = { ...ONE, bodyBytes };
    expectStream('websocket', await figuresOf('websocket', parameters), parameters);
  });

  test('shares its agents out among its client processes', async () => {
    const outcome = await figuresOf('raw-tcp', { ...PARAMETERS, agents: 3, drivers: 2 });
    expect(outcome.deliveries).toMatchObject({ expected: 36, delivered: 36 });
    expect(metric(outcome, 'connections.opened')).toBe(6);
    await expectNothingLeft(2);
  });

  test('needs no warm-up', async () => {
    const outcome = await figuresOf('raw-tcp', { ...ONE, warmupUs: 0 });
    expect(outcome.deliveries).toMatchObject({ expected: 3, delivered: 3 });
  });

  test('opens a connection for each request of a poller that is told to', async () => {
    const outcome = await figuresOf('polling', { ...ONE, keepAlive: false });
    expect(metric(outcome, 'connections.opened')).toBeGreaterThan(metric(outcome, 'connections.open'));
  });
});

describe.skipIf(process.platform === 'win32')('a trial that goes wrong', () => {
  test.each<readonly [string, Phase, (cast: Cast) => number, string]>([
    ['server, while it is measured', 'measure', ({ server }) => server.pid, 'server-process'],
    ['server, while it drains', 'drain', ({ server }) => server.pid, 'server-process'],
    ['client, while it warms up', 'warm up', ({ clients }) => clients[0]?.pid ?? 0, 'client-process'],
  ])('has failed, and says so in one line, when it loses its %s', async (_, fatal, victimOf, name) => {
    const outcome = await runTrial(
      { row: 'raw-tcp', parameters: PARAMETERS, seed: 1 },
      {
        onPhase(phase) {
          if (phase === fatal) for (const cast of started.casts) process.kill(victimOf(cast), 'SIGKILL');
        },
        signal: new AbortController().signal,
      },
    );
    expect(outcome).toEqual({ state: 'failed', reason: `the ${name} ended early (SIGKILL)` });
    await expectNothingLeft();
  });

  test.each<Phase>(['connect', 'measure', 'stop'])('rejects when it is aborted (%s)', async (fatal) => {
    const controller = new AbortController();
    const trial = runTrial(
      { row: 'raw-tcp', parameters: PARAMETERS, seed: 1 },
      {
        onPhase(phase) {
          if (phase === fatal) controller.abort(new Error('that is enough'));
        },
        signal: controller.signal,
      },
    );
    await expect(trial).rejects.toThrow('that is enough');
    await expectNothingLeft();
  });

  test('does not even start when it is aborted before', async () => {
    const observer = { onPhase: () => undefined, signal: AbortSignal.abort(new Error('no')) };
    await expect(runTrial({ row: 'raw-tcp', parameters: PARAMETERS, seed: 1 }, observer)).rejects.toThrow(
      'no',
    );
    expect(started.casts).toEqual([]);
  });
});
