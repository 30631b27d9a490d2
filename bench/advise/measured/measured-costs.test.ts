import { describe, expect, test } from 'vitest';
import { figuresOf, invalid, later, without } from '../../claims/example-changes.ts';
import type { Change } from '../../claims/example-evidence.ts';
import { scenarioStored } from '../../claims/example-suite-run.ts';
import { exampleRun } from '../../compare/example-runs.ts';
import { besideBrowser } from '../../suites/beside-browser.ts';
import { besideOurs } from '../../suites/beside-ours.ts';
import { SUITES } from '../../suites/suites.ts';
import { exampleGrounds, LONG_POLL_US, MESSAGE_US, POLL_US, POLLED_EVENT_US } from '../example-grounds.ts';
import type { Candidate } from '../candidates.ts';
import { deliveryUsAt } from './delivery-cpu.ts';
import { measuredCostsOf, type MeasuredCosts } from './measured-costs.ts';

function costsOf(candidate: Candidate, ...changes: readonly Change[]): MeasuredCosts {
  return measuredCostsOf(exampleGrounds(...changes).evidence, candidate);
}

describe('what runs say of a server', () => {
  test('a poll and its events, told apart by the points of the sweep', () => {
    const { cpu } = costsOf({ row: 'polling', http: 2 });
    expect(cpu?.requestUs).toBeCloseTo(POLL_US, 6);
    expect(cpu?.deliveries[0]?.us).toBeCloseTo(POLLED_EVENT_US, 6);
    expect(cpu?.over).toBe(1);
    expect(cpu?.fit).toEqual({ worst: expect.closeTo(0, 9) as number, points: 8 });
  });

  test('how far the worst point is off the fit', () => {
    const point = figuresOf('sweep-poll', 'server.cpu', { 'long-polling@λT 5': [2 * LONG_POLL_US] });
    const { cpu } = costsOf({ row: 'long-polling', http: 1 }, point);
    // All points have as many requests: the fit is their mean, and the odd one is 7/16 off it.
    expect(cpu?.requestUs).toBeCloseTo((LONG_POLL_US * 9) / 8, 6);
    expect(cpu?.fit?.worst).toBeCloseTo(7 / 16, 6);
  });

  test('a message by how CPU grows with them, whatever else goes on', () => {
    expect(costsOf({ row: 'websocket', http: 1 }).messageCpu).toEqual({
      messageUs: expect.closeTo(MESSAGE_US.websocket, -1) as number,
      isBound: false,
    });
  });

  test('a message at the most, from a single point: with all that goes on', () => {
    const one = costsOf({ row: 'websocket', http: 1 }, invalid('duplex', 'websocket@bytes')).messageCpu;
    expect(one?.isBound).toBe(true);
    expect(one?.messageUs).toBeGreaterThan(4 * MESSAGE_US.websocket);
  });

  test.each([
    [{ row: 'polling', http: 1 }, MESSAGE_US.sse],
    [{ row: 'long-polling', http: 2 }, MESSAGE_US['sse-h2']],
  ] as const)('a message of %j is the POST of an event stream over the same HTTP', (candidate, us) => {
    expect(costsOf(candidate).messageCpu?.messageUs).toBeCloseTo(us, -1);
  });

  test('what the host adds: as recorded, and of a poller as of the streams', () => {
    expect(costsOf({ row: 'long-polling', http: 1 }).host?.p50Us).toBeCloseTo(2_400, -2);
    expect(costsOf({ row: 'polling', http: 1 }).host?.p99Us).toBeCloseTo(3_000, -2);
  });

  test.each([
    [{ row: 'polling', http: 1 }, 9_000],
    [{ row: 'long-polling', http: 1 }, 12_000],
  ] as const)('memory of %j: of its connections', (candidate, bytes) => {
    expect(costsOf(candidate).memoryBytes).toBeCloseTo(bytes, -2);
  });

  test('no memory over another version of HTTP than was measured', () => {
    expect(costsOf({ row: 'long-polling', http: 2 }).memoryBytes).toBeNull();
    expect(costsOf({ row: 'sse-h2', http: 2 }).memoryBytes).not.toBeNull();
  });

  test('nothing, without a trial that holds', () => {
    const { cpu } = costsOf({ row: 'sse', http: 1 }, invalid('fanout', 'sse'));
    expect(cpu).toBeUndefined();
    expect(costsOf({ row: 'sse', http: 1 }, without('waiting')).memoryBytes).toBeNull();
  });
});

describe('a later run of something else than the suite by itself', () => {
  const theirs = besideOurs(SUITES.duplex, { name: 'py', url: 'http://127.0.0.1:1' }, () => true);
  const ECHOES = { 'echo.count': [500], 'echo.lost': [0], 'echo.server-cpu': [90_000] };

  test.each([
    ['a server of somebody', theirs, ['feed 100/s, ours', 'feed 100/s, theirs']],
    ['pages', besideBrowser(SUITES.duplex, null), ['feed 100/s, node', 'feed 100/s, browser']],
  ] as const)('says nothing of a message: beside %s', (_, suite, variants) => {
    const figures = Object.fromEntries(variants.map((variant) => [`websocket@${variant}`, ECHOES]));
    const run = exampleRun('sides', figures, { suite: 'duplex', ...scenarioStored(suite) });
    const candidate = { row: 'websocket', http: 1 } as const;
    expect(costsOf(candidate, later(run)).messageCpu).toEqual(costsOf(candidate).messageCpu);
  });

  test.each([{ http: 2 }, { tls: true }] as const)('says nothing of memory: waiting with %j', (changes) => {
    const parameters = { ...SUITES.waiting.parameters, ...changes };
    const memory = { sse: { 'server.memory': [30_000] } };
    const run = exampleRun('waiting', memory, { suite: 'waiting', parameters });
    const candidate = { row: 'sse', http: 1 } as const;
    expect(costsOf(candidate, later(run)).memoryBytes).toBe(costsOf(candidate).memoryBytes);
  });

  test('says nothing of what the host adds: with a delay', () => {
    const parameters = { ...SUITES.standard.parameters, delayUpUs: 50_000, delayDownUs: 50_000 };
    const late = { sse: { 'lateness.p50': [53_000], 'lateness.p99': [55_000] } };
    const run = exampleRun('delayed', late, { suite: 'standard', parameters });
    const candidate = { row: 'sse', http: 1 } as const;
    expect(costsOf(candidate, later(run)).host).toEqual(costsOf(candidate).host);
  });

  test('a later run of the suite by itself is what is told', () => {
    const memory = { sse: { 'server.memory': [30_000] } };
    const run = exampleRun('waiting', memory, { suite: 'waiting', parameters: SUITES.waiting.parameters });
    expect(costsOf({ row: 'sse', http: 1 }, later(run)).memoryBytes).toBe(30_000);
  });
});

describe('a delivery', () => {
  const MEASURED = [
    { ratePerSecond: 4, us: 20 },
    { ratePerSecond: 100, us: 10 },
  ];

  test.each([
    [4, 20],
    [100, 10],
    [0.001, 20],
    [5_000, 10],
    // The geometric middle of both.
    [20, Math.sqrt(200)],
  ])('at %d events/s takes %d µs', (rate, us) => {
    expect(deliveryUsAt(MEASURED, rate)).toBeCloseTo(us, 9);
  });
});
