import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXIT, Failure } from './core/failure.ts';
import { exampleResult } from './report/example-result.ts';
import { LARGEST_RESULT, readResult } from './store.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'pushbench-store-'));
  path = join(folder, 'result.json');
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The failure that something ends in, checked to be one printable line for the user. */
function failureOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).exitCode).toBe(EXIT.usage);
    expect((error as Failure).message).toMatch(/^[^\p{C}]+$/u);
    return (error as Failure).message;
  }
  throw new Error('it did not fail');
}

describe('a file that is no result is refused in one line', () => {
  const whole = JSON.stringify(exampleResult());
  const withMetric = (json: string): string => whole.replace('"delivered":320', `"delivered":${json}`);
  const without = (key: string): string => JSON.stringify({ ...exampleResult(), [key]: undefined });

  test.each([
    ['empty', '', 'is empty'],
    ['truncated', whole.slice(0, -20), 'is not JSON, or was cut off'],
    ['no JSON, with a terminal sequence in it', '\u001b[2J{"a":', 'is not JSON'],
    ['NaN for a figure', withMetric('NaN'), 'is not JSON'],
    ['another JSON value', '[1]', 'is no pushbench result'],
    ['null', 'null', 'is no pushbench result'],
    ['another tool', '{"schemaVersion":1,"tool":{"name":"other"}}', 'is no pushbench result'],
    [
      'a newer form',
      whole.replace('"schemaVersion":1', '"schemaVersion":2'),
      'newer form 2; this pushbench reads 1',
    ],
    [
      'a form that never was',
      whole.replace('"schemaVersion":1', '"schemaVersion":0'),
      '/schemaVersion must be equal',
    ],
    [
      'a form in words',
      whole.replace('"schemaVersion":1', '"schemaVersion":"2"'),
      '/schemaVersion must be equal',
    ],
    ['a figure beyond all numbers', withMetric('1e999'), '/trials/0/metrics/delivered must be number,null'],
    ['a figure that is text', withMetric('"320"'), '/trials/0/metrics/delivered must be number,null'],
    [
      'a list for figures',
      withMetric('1').replace(/"metrics":\{[^}]*\}/, '"metrics":[]'),
      '/trials/0/metrics must be object',
    ],
    ['no seed', without('seed'), "its top level must have required property 'seed'"],
    [
      'an unknown state',
      whole.replace('"state":"complete"', '"state":"\\u001b[31m"'),
      '/state must be equal to one of',
    ],
    ['a parameter of later versions', whole.replace('"agents":20', '"agents":20,"delayUs":1'), '("delayUs")'],
    [
      'a metric with a terminal sequence in its name',
      whole.replace('"delivered":320', '"\\u001b[31m":"x"'),
      '\\u001b[31m must be',
    ],
    ['nesting beyond measure', '['.repeat(200_000), 'is not JSON'],
    ['a long name', whole.replace('"delivered":320', `"${'x'.repeat(1e6)}":"x"`), '/trials/0/metrics/xxx'],
  ])('%s', (_, text, fault) => {
    fs.writeFileSync(path, text);
    const message = failureOf(() => readResult(path));
    expect(message.startsWith(path)).toBe(true);
    expect(message).toContain(fault);
    expect(message.length).toBeLessThan(1_000);
  });

  test('a missing file', () => {
    expect(failureOf(() => readResult(path))).toBe(`${path} cannot be read: no such file or directory`);
  });

  test('a folder', () => {
    expect(failureOf(() => readResult(folder))).toMatch(/is a folder; name a result file in it$/);
  });

  test.skipIf(process.platform === 'win32')('a device, which need not end', () => {
    expect(failureOf(() => readResult('/dev/null'))).toBe('/dev/null is not a regular file');
  });

  test('a file too large for a result, before it is read', () => {
    fs.writeFileSync(path, '');
    fs.truncateSync(path, LARGEST_RESULT + 1);
    expect(failureOf(() => readResult(path))).toMatch(/is too large for a result \(over 256 MiB\)$/);
  });

  test('a name with terminal sequences in it', () => {
    expect(failureOf(() => readResult('\u001b[31mred'))).toMatch(/^\\u001b\[31mred cannot be read/);
  });
});

describe('a result with odd but harmless contents is read', () => {
  test('keys named __proto__ change no prototype', () => {
    const text = JSON.stringify(exampleResult())
      .replace('"delivered":320', '"delivered":320,"__proto__":1')
      .replace('{"ws"', '{"__proto__":"polluted","ws"')
      .replace('{"schemaVersion"', '{"__proto__":{"polluted":true},"schemaVersion"');
    fs.writeFileSync(path, text);
    const result: object = readResult(path);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in result).toBe(false);
  });

  test('a prototype does not stand in for what is missing', () => {
    const { suite, ...others } = exampleResult();
    fs.writeFileSync(path, JSON.stringify(others).replace('{', `{"__proto__":{"suite":"${suite}"},`));
    expect(failureOf(() => readResult(path))).toContain("required property 'suite'");
  });

  test('a negative zero', () => {
    fs.writeFileSync(path, JSON.stringify(exampleResult()).replace('"delivered":320', '"delivered":-0'));
    expect(readResult(path).trials[0]).toMatchObject({ metrics: { delivered: -0 } });
  });
});
