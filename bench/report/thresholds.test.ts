import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import type { RunResult } from '../core/result.ts';
import { exampleResult, failedTrial, measuredTrial } from './example-result.ts';
import { summarise } from './summary.ts';
import { judge, parseThreshold, verdictLine } from './thresholds.ts';

describe('a threshold is read', () => {
  test.each([
    ['lateness.p99<50ms', undefined, 'lateness.p99', '<', 50_000],
    ['sse:lateness.p99<50ms', { row: 'sse' }, 'lateness.p99', '<', 50_000],
    [
      'sse@feed 10/s, theirs:lateness.p99<50ms',
      { row: 'sse', variant: 'feed 10/s, theirs' },
      'lateness.p99',
      '<',
      50_000,
    ],
    [
      'polling@autocannon c=10:polls.rate>1',
      { row: 'polling', variant: 'autocannon c=10' },
      'polls.rate',
      '>',
      1,
    ],
    ['websocket:bytes.down<=130', { row: 'websocket' }, 'bytes.down', '<=', 130],
    ['raw-tcp:bytes.down<=130.5', { row: 'raw-tcp' }, 'bytes.down', '<=', 130.5],
    ['server.memory < 64KiB', undefined, 'server.memory', '<', 65_536],
    ['requests.empty<60%', undefined, 'requests.empty', '<', 0.6],
    ['requests.empty<0.6', undefined, 'requests.empty', '<', 0.6],
    ['delivered>=320', undefined, 'delivered', '>=', 320],
    ['server.cpu.x<1.5', undefined, 'server.cpu.x', '<', 1.5],
    [' sse : lateness.max > 250 µs ', { row: 'sse' }, 'lateness.max', '>', 250],
  ])('%s', (text, of, id, operator, limit) => {
    const { metric, ...others } = parseThreshold(text);
    expect({ ...others, id: metric.id }).toEqual({ of, id, operator, limit });
  });
});

describe('a threshold is refused in one line', () => {
  test.each([
    ['', 'is no threshold: write it as lateness.p99<50ms'],
    ['lateness.p99', 'is no threshold'],
    ['lateness.p99=50ms', 'is no threshold'],
    ['lateness.p99<', 'is no threshold'],
    ['<50ms', 'is no threshold'],
    ['lateness.p99<50ms<60ms', 'is no threshold'],
    ['lateness.p99<<50ms', 'is no threshold'],
    ['a:b:lateness.p99<50ms', 'is no threshold'],
    ['lateness.p99<50', 'is no limit for lateness.p99: give it a duration such as 50ms'],
    ['lateness.p99<-5ms', 'is no limit for lateness.p99'],
    ['lateness.p99<NaN', 'is no limit for lateness.p99'],
    ['lateness.p99<1e3ms', 'is no limit for lateness.p99'],
    [`lateness.p99<${'9'.repeat(400)}ms`, 'is no limit for lateness.p99'],
    ['bytes.down<5ms', 'is no limit for bytes.down: give it a size'],
    ['requests.empty<60', 'is no limit for requests.empty: give it a share such as 60% or 0.6'],
    ['requests.empty<-1%', 'is no limit for requests.empty'],
    ['delivered>=10%', 'is no limit for delivered: give it a plain number'],
    ['server.cpu.x<2ms', 'is no limit for server.cpu.x: give it a plain number'],
    ['latency.p99<50ms', 'unknown metric "latency.p99": did you mean lateness.p99'],
    ['bytes.donw<5', 'unknown metric "bytes.donw": did you mean bytes.down'],
    ['websockets:bytes.down<5', 'unknown row "websockets": did you mean websocket?'],
    [':bytes.down<5', 'unknown row "";'],
    ['__proto__:bytes.down<5', 'unknown row "__proto__";'],
    ['constructor<5', 'unknown metric "constructor";'],
    ['\u001b[2J<5', 'unknown metric "\\u001b[2J";'],
  ])('%j', (text, message) => {
    expect(() => parseThreshold(text)).toThrow(Failure);
    expect(() => parseThreshold(text)).toThrow(message);
    expect(() => parseThreshold(text)).toThrow(/^[^\p{C}]+$/u);
  });
});

describe('a run is judged', () => {
  function lines(thresholds: readonly string[], trials: RunResult['trials']): readonly string[] {
    const summary = summarise(exampleResult({ order: [], trials }));
    return judge(thresholds.map(parseThreshold), summary).map((verdict) => {
      expect(verdict.passed).toBe(verdictLine(verdict).startsWith('passed'));
      return verdictLine(verdict);
    });
  }
  const late = (row: string, ...values: readonly (number | null)[]) =>
    values.map((value, repetition) => measuredTrial(row, repetition, { 'lateness.p99': value }));

  test('by the median of its repetitions', () => {
    expect(lines(['sse:lateness.p99<1ms'], late('sse', 900, 100, 5_000))).toEqual([
      'passed  SSE (HTTP/1.1): lateness.p99 is 900 µs, < 1 ms',
    ]);
  });

  test('without a row, for every row but the control', () => {
    const trials = [...late('sse', 900), ...late('polling', 62_040), ...late('raw-tcp', 99_000)];
    expect(lines(['lateness.p99<62ms'], trials)).toEqual([
      'failed  polling: lateness.p99 is 62.04 ms, not < 62 ms',
      'passed  SSE (HTTP/1.1): lateness.p99 is 900 µs, < 62 ms',
    ]);
  });

  test('of a row by each of its variants, or by the one that is named', () => {
    const trials = ['ours', 'theirs'].flatMap((variant, index) =>
      late('sse', 900 + index).map((trial) => ({ ...trial, variant })),
    );
    const ofAll = lines(['sse:lateness.p99<1ms'], trials);
    expect(ofAll).toEqual([
      'passed  SSE (HTTP/1.1), ours: lateness.p99 is 900 µs, < 1 ms',
      'passed  SSE (HTTP/1.1), theirs: lateness.p99 is 901 µs, < 1 ms',
    ]);
    expect(lines(['sse@theirs:lateness.p99<1ms'], trials)).toEqual(ofAll.slice(1));
    expect(lines(['sse@other:lateness.p99<1ms'], trials)).toEqual([
      'failed  sse@other: lateness.p99 has no measured value to be < 1 ms',
    ]);
  });

  test('with the control where it is named', () => {
    expect(lines(['raw-tcp:lateness.p99>=1ms'], late('raw-tcp', 1_000))).toEqual([
      'passed  raw TCP (control): lateness.p99 is 1 ms, >= 1 ms',
    ]);
  });

  test.each([
    ['<', false],
    ['<=', true],
    ['>', false],
    ['>=', true],
  ])('at its very limit by %s: %s', (operator, passed) => {
    const summary = summarise(exampleResult({ order: [], trials: late('sse', 1_000) }));
    expect(judge([parseThreshold(`lateness.p99${operator}1ms`)], summary)).toMatchObject([
      { value: 1_000, passed },
    ]);
  });

  test('and fails where events never came', () => {
    expect(lines(['lateness.p99<1h'], late('sse', null))).toEqual([
      'failed  SSE (HTTP/1.1): lateness.p99 is ∞, not < 3600 s',
    ]);
  });

  test('and fails where nothing was measured, saying so', () => {
    const trials = [measuredTrial('sse', 0, {}), failedTrial('polling', 0, 'gone')];
    expect(lines(['requests.empty<60%', 'websocket:delivered>0'], trials)).toEqual([
      'failed  polling: requests.empty has no measured value to be < 60 %',
      'failed  SSE (HTTP/1.1): requests.empty has no measured value to be < 60 %',
      'failed  websocket: delivered has no measured value to be > 0',
    ]);
  });

  test('and fails where there is no row at all to judge', () => {
    expect(lines(['lateness.p99<50ms'], late('raw-tcp', 1))).toEqual([
      'failed  every row: lateness.p99 has no measured value to be < 50 ms',
    ]);
  });

  test('and says where the clock of pages may be off by more than the limit is away', () => {
    const page = (us: number, row = 'sse') =>
      measuredTrial(row, 0, { 'lateness.p50': us, 'server.cpu': us, 'clock.error': 450 });
    expect(lines(['lateness.p50<2.5ms', 'lateness.p50<3ms', 'server.cpu<2.5ms'], [page(2_430)])).toEqual([
      'passed  SSE (HTTP/1.1): lateness.p50 is 2.43 ms, < 2.5 ms; the clock of its pages may be off by 450 µs, so that it may be otherwise',
      'passed  SSE (HTTP/1.1): lateness.p50 is 2.43 ms, < 3 ms',
      'passed  SSE (HTTP/1.1): server.cpu is 2.43 ms, < 2.5 ms',
    ]);
    expect(lines(['lateness.p50<100us', 'lateness.p50<2ms'], [page(200)])).toEqual([
      'failed  SSE (HTTP/1.1): lateness.p50 is <450 µs, not < 100 µs; the clock of its pages may be off by 450 µs, so that it may be otherwise',
      'passed  SSE (HTTP/1.1): lateness.p50 is <450 µs, < 2 ms',
    ]);
  });

  test('each threshold by itself', () => {
    expect(lines(['sse:lateness.p99<1ms', 'sse:lateness.p99<100us'], late('sse', 900))).toHaveLength(2);
    expect(lines([], late('sse', 900))).toEqual([]);
  });
});
