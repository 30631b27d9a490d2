import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXIT, Failure } from './core/failure.ts';
import { PARAMETERS_WHEN_ABSENT } from './core/result.ts';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from './report/example-result.ts';
import { assertWritable, defaultResultPath, readResult, writeResult } from './store.ts';

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

describe('a stored result', () => {
  test('is read as it was written, whatever its trials came to', () => {
    const trials = [
      measuredTrial('sse', 0, { delivered: 1, 'lateness.p99': null }, ['late \u001b[31m "quoted"']),
      invalidTrial('polling', 0, {}, 'one', 'two'),
      failedTrial('raw-tcp', 0, 'no server'),
    ];
    const result = exampleResult({ trials });
    writeResult(path, result);
    expect(readResult(path)).toEqual(result);
  });

  test('of an older form has the parameters that it does not name as they were then', () => {
    const result = exampleResult();
    const { load, ...older } = result.parameters;
    fs.writeFileSync(path, JSON.stringify({ ...result, parameters: older }));
    expect(readResult(path).parameters).toEqual({ ...older, ...PARAMETERS_WHEN_ABSENT });
    expect(load).toBe(PARAMETERS_WHEN_ABSENT.load);
  });

  test('keeps every finite figure to the last bit', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z.]+$/), finite), (metrics) => {
        const result = exampleResult({ trials: [measuredTrial('sse', 0, metrics)] });
        writeResult(path, result);
        expect(readResult(path)).toEqual(result);
      }),
      { numRuns: 30 },
    );
  });

  test('has null where a figure was infinite', () => {
    writeResult(path, exampleResult({ trials: [measuredTrial('sse', 0, { 'lateness.p99': Infinity })] }));
    expect(readResult(path).trials[0]).toMatchObject({ metrics: { 'lateness.p99': null } });
  });

  test('is put into folders that are made for it', () => {
    const deep = join(folder, 'results', 'local', 'run.json');
    writeResult(deep, exampleResult());
    expect(readResult(deep)).toEqual(exampleResult());
  });

  test('takes the place of the old file as a whole, so that a reader never sees a part', () => {
    writeResult(path, exampleResult({ seed: 1 }));
    const reader = fs.openSync(path, 'r');
    writeResult(path, exampleResult({ seed: 2 }));
    const seenByReader: unknown = JSON.parse(fs.readFileSync(reader, 'utf8'));
    fs.closeSync(reader);
    expect(seenByReader).toEqual(exampleResult({ seed: 1 }));
    expect(readResult(path).seed).toBe(2);
    expect(fs.readdirSync(folder)).toEqual(['result.json']);
  });

  test('is written through a symbolic link, which stays', () => {
    const real = join(folder, 'real.json');
    writeResult(real, exampleResult({ seed: 1 }));
    fs.symlinkSync(real, path);
    writeResult(path, exampleResult({ seed: 2 }));
    expect(fs.lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readResult(real).seed).toBe(2);
  });
});

describe('a result that cannot be written', () => {
  const posixOnly = test.skipIf(process.platform === 'win32');

  posixOnly('leaves the old file and nothing else when the disk takes only a part', () => {
    writeResult(path, exampleResult({ seed: 1 }));
    const program = `
      import { writeResult } from ${JSON.stringify(new URL('store.ts', import.meta.url).href)};
      import { exampleResult } from ${JSON.stringify(new URL('report/example-result.ts', import.meta.url).href)};
      const trials = Array.from({ length: 100 }, () => exampleResult().trials).flat();
      try { writeResult(${JSON.stringify(path)}, exampleResult({ seed: 2, trials })); }
      catch (error) { console.log(error.constructor.name, error.message); }`;
    // The limit on a file's size stops the write half-way, as a full disk does.
    const node = [process.execPath, '--input-type=module', '--eval', program];
    const { stdout } = spawnSync('sh', ['-c', 'ulimit -f 8; exec "$@"', 'sh', ...node], { encoding: 'utf8' });
    expect(stdout).toBe(`Failure cannot write ${path}: file too large\n`);
    expect(readResult(path).seed).toBe(1);
    expect(fs.readdirSync(folder)).toEqual(['result.json']);
  });

  test('is refused below something that is no folder', () => {
    fs.writeFileSync(path, 'a file');
    const below = join(path, 'run.json');
    expect(
      failureOf(() => {
        writeResult(below, exampleResult());
      }),
    ).toMatch(/^cannot write .*run\.json: /);
    expect(fs.readFileSync(path, 'utf8')).toBe('a file');
  });

  test('does not replace a folder', () => {
    expect(
      failureOf(() => {
        writeResult(folder, exampleResult());
      }),
    ).toMatch(/not a regular file$/);
  });

  test('does not store NaN, which would read as infinite', () => {
    writeResult(path, exampleResult({ seed: 1 }));
    const trials = [measuredTrial('sse', 0, { 'lateness.p99': NaN })];
    expect(() => {
      writeResult(path, exampleResult({ trials }));
    }).toThrow('NaN at lateness.p99');
    expect(readResult(path).seed).toBe(1);
  });
});

describe('a place that is to be written to later', () => {
  test('is refused as the writing would be, and named', () => {
    const below = join(folder, 'file', 'result.json');
    fs.writeFileSync(join(folder, 'file'), '');
    const refusal = failureOf(() => {
      assertWritable(below);
    });
    expect(refusal).toBe(
      failureOf(() => {
        writeResult(below, exampleResult());
      }),
    );
    expect(refusal).toContain(below);
  });

  test('is as it was where it can be written to', () => {
    assertWritable(path);
    expect(fs.readdirSync(folder)).toEqual([]);
    fs.writeFileSync(path, 'old');
    assertWritable(path);
    expect(fs.readdirSync(folder)).toEqual(['result.json']);
    expect(fs.readFileSync(path, 'utf8')).toBe('old');
  });
});

test('a run is stored by its suite and the time on the wall, under the working directory', () => {
  const date = new Date(2026, 0, 2, 3, 4, 5);
  expect(defaultResultPath('quick', date)).toBe(join('results', 'local', 'quick-20260102-030405.json'));
});

test.skipIf(process.platform !== 'linux')(
  'a place that takes no folders is refused, and not tried for ever',
  () => {
    expect(() => {
      writeResult('/proc/pushbench/a.json', exampleResult());
    }).toThrow(/^cannot write \/proc\/pushbench\/a\.json: no such file or directory$/);
  },
);
