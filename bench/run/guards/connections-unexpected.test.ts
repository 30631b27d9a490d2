import { describe, expect, test } from 'vitest';
import type { UpstreamMeasurement } from '../../core/measurement.ts';
import { ROW_IDS, rowOf, type RowId } from '../../transports.ts';
import { connectionsUnexpected } from './connections-unexpected.ts';
import { trialWith, valuesOf } from './example-trial.ts';

function reasonFor(opened: number, row: RowId, parameters = {}, reconnects = 0): string | undefined {
  return connectionsUnexpected(
    trialWith({ connections: { opened, openMax: opened, reconnects } }, row, parameters),
  );
}

describe('the connections of a trial', () => {
  const shared = { subscriptionsPerAgent: 3 };

  test.each<readonly [RowId, number, number]>([
    ['sse', 12, 12],
    ['websocket', 12, 12],
    ['raw-tcp', 12, 12],
    ['sse-h2', 4, 4],
    // Requests of one agent may take turns.
    ['polling', 4, 12],
    ['long-polling', 4, 12],
  ])('of %s are from %d to %d for 4 agents with 3 subscriptions each', (row, least, most) => {
    for (const opened of [least, most]) expect(reasonFor(opened, row, shared)).toBeUndefined();
    for (const opened of [least - 1, most + 1]) {
      expect(reasonFor(opened, row, shared)).toBe(
        `${opened} connections were opened where the scenario has ${most}`,
      );
    }
  });

  test('may be as many as there are requests, where pollers are told to open one for each', () => {
    for (const row of ROW_IDS) {
      const isStream = rowOf(row).pattern === 'stream';
      expect(reasonFor(1_000, row, { keepAlive: false }) === undefined).toBe(!isStream);
    }
  });

  test('are at a server of ours no more for clients that reconnected', () => {
    expect(reasonFor(4, 'sse', {}, 400)).toBeUndefined();
    expect(reasonFor(404, 'sse', {}, 400)).toBe('404 connections were opened where the scenario has 4');
  });

  test.each<RowId>(['sse', 'sse-h2'])(
    'may be as many more as clients reconnected to another server (%s)',
    (row) => {
      const theirs = { server: { name: 'theirs', command: ['serve'] } };
      for (const opened of [4, 5, 6]) expect(reasonFor(opened, row, theirs, 2)).toBeUndefined();
      for (const opened of [3, 7]) expect(reasonFor(opened, row, theirs, 2)).toBeDefined();
    },
  );
});

describe('the connections of a trial whose clients send up', () => {
  const ECHOES: UpstreamMeasurement = {
    planned: 8,
    sent: 8,
    echoed: 8,
    wrong: 0,
    echo: valuesOf([8, 900]),
    roundTrip: valuesOf([8, 600]),
    sendDelay: valuesOf([8, 300]),
    requests: 8,
    atOnce: 4,
  };

  function reasonWith(opened: number, row: RowId, atOnce = 4, keepAlive = true): string | undefined {
    const connections = { opened, openMax: opened, reconnects: 0 };
    const upstream = { ...ECHOES, atOnce };
    return connectionsUnexpected(
      trialWith({ connections, upstream }, row, { upstreamPerSecond: 10, keepAlive }),
    );
  }

  test.each<readonly [RowId, number, number]>([
    // A stream has its connection to itself on HTTP/1.1, so that a message takes another.
    ['sse', 8, 8],
    ['polling', 4, 8],
    ['long-polling', 4, 8],
    ['sse-h2', 4, 4],
    ['websocket', 4, 4],
    ['raw-tcp', 4, 4],
  ])('of %s are from %d to %d for 4 agents', (row, least, most) => {
    for (const opened of [least, most]) expect(reasonWith(opened, row)).toBeUndefined();
    for (const opened of [least - 1, most + 1]) expect(reasonWith(opened, row)).toBeDefined();
  });

  test('are as many more as messages overlapped, where each is a request of HTTP/1.1', () => {
    expect(reasonWith(10, 'sse', 6)).toBeUndefined();
    expect(reasonWith(11, 'sse', 6)).toBeDefined();
    expect(reasonWith(5, 'websocket', 6)).toBeDefined();
  });

  test('may be as many as there are messages, where each is told to open one', () => {
    expect(reasonWith(12, 'sse', 4, false)).toBeUndefined();
    expect(reasonWith(12, 'websocket', 4, false)).toBeDefined();
  });
});
