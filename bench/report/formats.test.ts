import { describe, expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from './example-result.ts';
import { FORMAT_NAMES, FORMATS } from './formats.ts';

const HOSTILE = 'x\u001b[31m\u001b]0;title\u0007\u009b2J\r\n\t\u0000\u007f\u202e\u2028|"=cmd';

/** Every text that a foreign file is free to choose. */
function hostileResult(): RunResult {
  const example = exampleResult();
  const { os, kernel, arch, cpuModel, node, v8 } = mapped({
    os: '',
    kernel: '',
    arch: '',
    cpuModel: '',
    node: '',
    v8: '',
  });
  return exampleResult({
    tool: { name: 'pushbench', version: HOSTILE },
    command: [HOSTILE],
    suite: HOSTILE,
    environment: {
      ...example.environment,
      os,
      kernel,
      arch,
      cpuModel,
      node,
      v8,
      packages: { [HOSTILE]: HOSTILE },
    },
    order: [[HOSTILE, 'planned']],
    trials: [
      measuredTrial(HOSTILE, 0, { delivered: 1, [HOSTILE]: 1 }, [HOSTILE]),
      invalidTrial(HOSTILE, 1, {}, HOSTILE),
      failedTrial('__proto__', 0, HOSTILE),
      failedTrial('constructor', 0, HOSTILE),
    ],
  });
}

function mapped<Key extends string>(texts: Readonly<Record<Key, string>>): Readonly<Record<Key, string>> {
  return Object.fromEntries(Object.keys(texts).map((key) => [key, HOSTILE])) as Readonly<Record<Key, string>>;
}

describe.each(FORMAT_NAMES)('as %s', (format) => {
  test.each([false, true])('nothing in a foreign file reaches the terminal raw (all: %s)', (all) => {
    const recorded = [{ source: HOSTILE, result: hostileResult() }];
    const text = FORMATS[format](recorded, { all, colour: false });
    const lines = text.split(format === 'csv' ? '\r\n' : '\n');
    expect(text).toContain('\\u001b');
    for (const line of lines) expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });

  test('a run without any trial can be shown', () => {
    const result = exampleResult({ state: 'running', finishedAt: null, order: [], trials: [] });
    expect(FORMATS[format]([{ source: 'a.json', result }], { all: true, colour: false })).toContain('suite');
  });

  test('every file that was given is there', () => {
    const recorded = ['a.json', 'b.json'].map((source) => ({ source, result: exampleResult() }));
    const text = FORMATS[format](recorded, { all: false, colour: false });
    expect(text).toContain('a.json');
    expect(text).toContain('b.json');
  });
});
