import { describe, expect, test } from 'vitest';
import { EXAMPLE_DELIVERIES } from '../core/example-measurement.ts';
import { eventBytes } from '../core/event.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { RowId } from '../transports.ts';
import { assemble } from './assemble.ts';
import { clientReadings, rawTrialOf, SECOND_US, STEPS } from './example-raw-trial.ts';

describe('what a trial measured', () => {
  test.each<readonly [string, RowId, number]>([
    ['from the planned start to the planned end for a poller', 'polling', STEPS.end - STEPS.start],
    ['from the planned start to the drain for a held request', 'long-polling', STEPS.drained - STEPS.start],
    ['from before the feed to the drain for a stream', 'websocket', STEPS.drained - STEPS.before],
  ])('is counted %s', (_, row, steps) => {
    const measured = assemble(rawTrialOf(row));
    expect(measured.bytes).toEqual({ up: 2 * steps * 300, down: 2 * steps * 500 });
    expect(measured.requests).toEqual({
      client: 2 * steps * 2,
      server: steps * 4,
      empty: 2 * steps,
      heldMax: row === 'polling' ? STEPS.end : STEPS.drained,
    });
    expect(measured.deliveredInWindow).toBe(2 * steps * 5);
  });

  test.each<readonly [string, RowId, number]>([
    ['the planned end for a poller', 'polling', STEPS.end - STEPS.start],
    ['the drain for a held request', 'long-polling', STEPS.drained - STEPS.start],
    ['the drain for a stream', 'sse-h2', STEPS.drained - STEPS.start],
  ])('costs CPU from the planned start to %s', (_, row, steps) => {
    const measured = assemble(rawTrialOf(row));
    expect(measured.windowUs).toBe(steps * SECOND_US);
    expect(measured.server).toEqual({
      cpuUs: steps * 100,
      utilisation: 0.25,
      memoryPerSubscription: 12_345,
      memoryGrowth: (STEPS.drained - STEPS.before) * 7,
      cuts: 1,
    });
    // CPU is added over the client processes; the busiest of them is the one that may fail.
    expect(measured.client).toEqual({ cpuUs: 2 * steps * 1_000, utilisation: 0.6 });
  });

  test('knows the longest stall of any client process', () => {
    expect(assemble(rawTrialOf('sse')).longestClientStallUs).toBe(6_000);
  });

  test('knows how far apart the readings of clients and server were, at the worst of them', () => {
    const trial = rawTrialOf('long-polling');
    const [near, far] = [clientReadings(20), clientReadings(20)];
    const start = { ...far.start, atUs: far.start.atUs + 3_000 };
    const drained = { ...far.drained, atUs: far.drained.atUs - 1_000 };
    expect(assemble(trial).readApartUs).toBe(0);
    expect(assemble({ ...trial, clients: [near, { ...far, start, drained }] }).readApartUs).toBe(4_000);
  });

  test('has connections of the whole trial, and the deliveries of all clients', () => {
    const measured = assemble(rawTrialOf('sse'));
    expect(measured.connections).toEqual({ opened: 7, openMax: 6, reconnects: 8 });
    expect(measured.deliveries).toEqual({
      ...EXAMPLE_DELIVERIES,
      expected: 80,
      delivered: 80,
      lost: 2,
      gaps: 4,
    });
    expect(measured).toMatchObject({ planned: 30, published: 29, subscriptions: 12 });
    expect(measured.payloadBytes).toBe(eventBytes(DEFAULT_PARAMETERS.bodyBytes));
  });

  test('is of a server that is not ours what its clients and its processes tell', () => {
    const outside = (step: number) => ({
      atUs: step * SECOND_US,
      cpu: { ticksUs: 0, threadsUs: step * 50 },
      residentBytes: step * 3,
    });
    const server = {
      isOutside: true,
      before: outside(STEPS.before),
      start: outside(STEPS.start),
      end: outside(STEPS.end),
      drained: outside(STEPS.drained),
    } as const;
    const measured = assemble({ ...rawTrialOf('sse'), server, memoryPerSubscription: undefined });
    const steps = STEPS.drained - STEPS.before;
    expect(measured.connections).toEqual({ opened: 2, openMax: 2, reconnects: 8 });
    expect(measured.bytes).toEqual({ up: 2 * steps * 300, down: 2 * steps * 500 });
    expect(measured.requests).toEqual({ client: 2 * steps * 2, empty: 2 * steps });
    expect(measured.server).toEqual({ cpuUs: (STEPS.drained - STEPS.start) * 50, memoryGrowth: steps * 3 });
    expect([measured.keptAge.count, measured.keptEvents.count]).toEqual([0, 0]);
  });

  test('is of a server elsewhere nothing that its processes would tell', () => {
    const at = (step: number) => ({ atUs: step * SECOND_US });
    const server = {
      isOutside: true,
      before: at(STEPS.before),
      start: at(STEPS.start),
      end: at(STEPS.end),
      drained: at(STEPS.drained),
    } as const;
    const measured = assemble({ ...rawTrialOf('sse'), server, memoryPerSubscription: undefined });
    expect(measured.server).toEqual({});
    expect(measured.windowUs).toBe((STEPS.drained - STEPS.start) * SECOND_US);
  });

  test('has the distributions of all clients merged, never averaged', () => {
    const measured = assemble(rawTrialOf('sse'));
    expect(measured.lateness).toMatchObject({ count: 3, max: 300 });
    expect(measured.quarters).toMatchObject([
      { expected: 12, lateness: { count: 3, max: 300 } },
      { expected: 10, lateness: { count: 0 } },
    ]);
    expect([1, 50, 100].map((percent) => measured.lateness.percentile(percent))).toEqual([100, 200, 300]);
    for (const [distribution, count, max] of [
      [measured.service, 2, 7],
      [measured.responseTime, 2, 8],
      [measured.connectTime, 2, 9],
      [measured.sendDelay, 3, 50],
      [measured.keptAge, 2, 20],
      [measured.keptEvents, 3, 2],
    ] as const) {
      expect(distribution).toMatchObject({ count, max });
    }
  });
});
