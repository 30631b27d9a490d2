import { afterEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { runProgress } from './progress.ts';

const PARAMETERS = { ...DEFAULT_PARAMETERS, warmupUs: 1_000_000, durationUs: 4_000_000 };

/** Progress of a run that starts now, on a stream and a clock that the test holds. */
function watched(isTTY: boolean | undefined, parameters = PARAMETERS) {
  const written: string[] = [];
  let nowMs = 1_000_000;
  const stream = { ...(isTTY === undefined ? {} : { isTTY }), write: (text: string) => written.push(text) };
  const progress = runProgress(stream, parameters, () => nowMs);
  return { progress, written, pass: (ms: number) => (nowMs += ms) };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('progress on a terminal', () => {
  test('is one line that is written over at every phase', () => {
    vi.stubEnv('TERM', 'xterm');
    const { progress, written } = watched(true);
    progress.phase({ row: 'sse', order: 0, of: 2 }, 'connect');
    progress.phase({ row: 'sse', order: 0, of: 2 }, 'measure');
    progress.done();
    expect(written).toEqual([
      '\r\u001B[2Ktrial 1 of 2: sse, connect; about 13 s left',
      '\r\u001B[2Ktrial 1 of 2: sse, measure; about 13 s left',
      '\r\u001B[2K',
    ]);
  });
});

describe.each([
  [false, 'xterm'],
  [undefined, 'xterm'],
  [true, 'dumb'],
])('progress elsewhere (isTTY %s, TERM %s)', (isTTY, term) => {
  test('is a line for each trial, without an escape', () => {
    vi.stubEnv('TERM', term);
    const { progress, written } = watched(isTTY);
    for (const order of [0, 1]) {
      for (const phase of ['connect', 'probe', 'measure'] as const) {
        progress.phase({ row: 'raw-tcp', order, of: 2 }, phase);
      }
    }
    progress.done();
    expect(written).toHaveLength(2);
    expect(written[0]).toBe('trial 1 of 2: raw-tcp; about 13 s left\n');
    for (const control of ['\r', '\u001B']) expect(written.join('')).not.toContain(control);
  });
});

describe('the time left', () => {
  function leftAt(passedMs: number, order: number, of: number, parameters = PARAMETERS): string | undefined {
    const { progress, written, pass } = watched(false, parameters);
    pass(passedMs);
    progress.phase({ row: 'sse', order, of }, 'connect');
    return /about (.*) left/.exec(written[0] ?? '')?.[1];
  }

  test('is what the plan takes, and a little for starting and stopping', () => {
    expect(leftAt(0, 0, 6)).toBe('38 s');
  });

  test('follows what trials really took', () => {
    expect(leftAt(20_000, 2, 6)).toBe('40 s');
    expect(leftAt(20_000, 1, 3)).toBe('40 s');
    expect(leftAt(3_000, 5, 6)).toBe('1 s');
  });

  test('is told in minutes when it is long', () => {
    expect(leftAt(0, 0, 19)).toBe('118 s');
    expect(leftAt(0, 0, 20)).toBe('3 min');
    expect(leftAt(60_000, 10, 110)).toBe('10 min');
  });
});
