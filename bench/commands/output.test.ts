import { afterEach, describe, expect, test, vi } from 'vitest';
import { wantsColour } from './output.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('colour', () => {
  test.each<readonly [boolean, string, { NO_COLOR?: string; TERM?: string }, { isTTY?: boolean }]>([
    [true, 'on a terminal', { TERM: 'xterm' }, { isTTY: true }],
    [true, 'on a terminal where NO_COLOR is empty', { NO_COLOR: '' }, { isTTY: true }],
    [false, 'where NO_COLOR has any value', { NO_COLOR: '0' }, { isTTY: true }],
    [false, 'on a dumb terminal', { TERM: 'dumb' }, { isTTY: true }],
    [false, 'in a file', {}, { isTTY: false }],
    [false, 'in a pipe', {}, {}],
  ])('is %s %s', (wanted, _, { NO_COLOR, TERM }, stream) => {
    vi.stubEnv('NO_COLOR', NO_COLOR);
    vi.stubEnv('TERM', TERM);
    expect(wantsColour(stream)).toBe(wanted);
  });
});
