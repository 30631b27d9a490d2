import { describe, expect, test } from 'vitest';
import type { UnitCosts } from '../predict/unit-costs.ts';
import type { Workload } from '../predict/workload.ts';
import { forecastJson } from './forecast-json.ts';
import { forecastNotes, formulaeText } from './forecast-notes.ts';
import { costTable, figuresOf, loadTables, type RowForecast } from './forecast.ts';

const COST = { up: 1, down: 2 };
const STREAM: UnitCosts = { pattern: 'stream', connecting: COST, event: COST, heartbeat: COST };
const POLLER: UnitCosts = {
  pattern: 'poll',
  connecting: COST,
  emptyPoll: COST,
  pollWithEvent: COST,
  furtherEvent: COST,
};

const POLLING: RowForecast = {
  row: 'polling',
  http: 1,
  costs: POLLER,
  load: { requestsPerSecond: 1, bytesPerSecond: { up: 692, down: 179 } },
};
const SSE: RowForecast = {
  row: 'sse',
  http: 1,
  costs: STREAM,
  load: { requestsPerSecond: 0, bytesPerSecond: { up: 0, down: 87.1 } },
};
const RAW: RowForecast = {
  row: 'raw-tcp',
  http: 'none',
  costs: STREAM,
  load: { requestsPerSecond: 0, bytesPerSecond: { up: 0, down: 8.71 } },
};
const ALL = [POLLING, SSE, RAW];

const WORKLOAD: Workload = {
  ratePerSecond: 2,
  idleShare: 0.25,
  pollEveryUs: 1_000_000,
  holdUs: 30_000_000,
  repollGapUs: 0,
  heartbeatUs: 15_000_000,
};

function lineOf(text: string, title: string): string[] {
  return (
    text
      .split('\n')
      .find((line) => line.startsWith(title))
      ?.split(/ {2,}/) ?? []
  );
}

describe('the figures of a forecast', () => {
  test('are per second, per day and in Mbit/s, each way', () => {
    expect(figuresOf(POLLING, 1_000, ALL)).toEqual({
      requestsPerSecond: 1_000,
      bytesPerDay: { up: 59_788_800_000, down: 15_465_600_000 },
      megabitsPerSecond: { up: 5.536, down: 1.432 },
      timesLeast: 10,
    });
  });

  test('are compared with the least, which the control is not', () => {
    expect(figuresOf(SSE, 1, ALL).timesLeast).toBe(1);
    expect(figuresOf(RAW, 1, ALL).timesLeast).toBeCloseTo(0.1, 9);
    expect(figuresOf(RAW, 1, [RAW]).timesLeast).toBe(1);
  });
});

describe('the tables of a forecast', () => {
  test('are one for each number of clients', () => {
    const text = loadTables(ALL, [1, 100_000]);
    expect(text).toMatch(/^per client$/m);
    expect(text).toMatch(/^100,000 clients$/m);
  });

  test('keep four digits and never an exponent', () => {
    expect(lineOf(loadTables([POLLING], [1_000_000]), 'polling')).toEqual([
      'polling',
      '1,000,000',
      '59.79 TB',
      '15.47 TB',
      '5,536',
      '1,432',
      '1',
    ]);
    expect(lineOf(loadTables(ALL, [1]), 'SSE')[2]).toBe('0 B');
  });

  test('name the version of HTTP where it is not the own one', () => {
    expect(costTable([{ ...POLLING, http: 2 }], WORKLOAD)).toContain('polling over HTTP/2');
    expect(costTable([{ ...SSE, http: 2 }], WORKLOAD)).toContain('SSE over HTTP/2');
    expect(costTable([SSE], WORKLOAD)).toContain('SSE (HTTP/1.1)');
  });

  test('hold what each exchange takes', () => {
    expect(costTable([POLLING], WORKLOAD)).toMatch(/a poll with one event +1 +2/);
    expect(costTable([SSE], WORKLOAD)).toMatch(/a sign of life +1 +2/);
  });

  test('hold what a minute without events takes: polls in vain, or signs of life', () => {
    const workload = { ...WORKLOAD, pollEveryUs: 500_000, heartbeatUs: 15_000_000 };
    expect(costTable([POLLING], workload)).toMatch(/a minute without events +120 +240/);
    expect(costTable([SSE], workload)).toMatch(/a minute without events +4 +8/);
  });
});

describe('the notes of a forecast', () => {
  test('hold the formulae of the patterns that it has', () => {
    const text = formulaeText([SSE], WORKLOAD);
    expect(text).toContain('λ = 2 events/s');
    expect(text).toContain('25 % of the time without events');
    expect(text).toContain('Streams:');
    expect(text).not.toContain('Polling each T');
    expect(formulaeText(ALL, WORKLOAD)).toContain('e^(−λT)');
  });

  test('say whose heads and which bytes', () => {
    const about = { headers: 'chromium', tls: false };
    expect(forecastNotes(ALL, about)).toMatch(/chromium.*\n.*TCP and IP headers/);
    expect(forecastNotes(ALL, about)).not.toContain('HTTP/2');
    expect(forecastNotes([{ ...SSE, http: 2 }], about)).toContain('HTTP/2');
  });
});

test('a forecast as JSON has the costs, and the figures for each number of clients', () => {
  const about = { headers: 'bare', tls: false, bodyBytes: 100, workload: WORKLOAD, clientCounts: [1, 7] };
  expect(JSON.parse(forecastJson(ALL, about))).toMatchObject({
    headers: 'bare',
    rows: [
      { row: 'polling', costs: POLLER, clients: [{ clients: 1 }, { clients: 7, requestsPerSecond: 7 }] },
      { row: 'sse' },
      { row: 'raw-tcp' },
    ],
  });
});
