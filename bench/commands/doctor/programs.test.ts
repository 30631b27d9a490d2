import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examinePrograms } from './programs.ts';

describe('the search for optional programs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pushbench-programs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const named = (subject: string, path: string) =>
    examinePrograms({ PATH: path }).find((finding) => finding.subject === subject);

  test('finds a program in any folder of the PATH, under any of its names', () => {
    const program = join(folder, 'google-chrome');
    writeFileSync(program, '', { mode: 0o755 });
    expect(named('chromium', `/nowhere${delimiter}${folder}`)).toEqual({
      subject: 'chromium',
      state: 'ok',
      found: program,
      advice: null,
    });
  });

  test('tells of a missing one what it is for and how to get it', () => {
    expect(named('tshark', folder)).toMatchObject({
      state: 'missing',
      advice: expect.stringMatching(/capture.*apt-get install tshark/) as string,
    });
  });

  test('does not take a file that cannot be run, or a folder, for a program', () => {
    writeFileSync(join(folder, 'tshark'), '', { mode: 0o644 });
    chmodSync(join(folder, 'tshark'), 0o644);
    mkdirSync(join(folder, 'python3'));
    expect(named('tshark', folder)?.state).toBe('missing');
    expect(named('python3', folder)?.state).toBe('missing');
  });
});
