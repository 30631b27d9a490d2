import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { findChromium, requireChromium, versionOf } from './find-chromium.ts';

describe('the search for a browser', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pushbench-browser-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function program(name: string, text = ''): string {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o755 });
    return file;
  }

  test('takes the one that the variable names, else the first on PATH', () => {
    const onPath = program('chromium');
    const mine = program('my-browser');
    expect(findChromium({ PATH: folder })).toBe(onPath);
    expect(findChromium({ PATH: folder, PUSHBENCH_CHROMIUM: '' })).toBe(onPath);
    expect(findChromium({ PATH: folder, PUSHBENCH_CHROMIUM: mine })).toBe(mine);
  });

  test('says in one line that there is none, what to do, and ends with 3: nothing was measured', () => {
    const line =
      'unmeasured: no chromium found; install it with apt install chromium or set PUSHBENCH_CHROMIUM';
    expect(() => requireChromium({ PATH: folder })).toThrow(new Failure(line, 3));
  });

  test('does not go on to another where the one that is named is none', () => {
    program('chromium');
    const named = { PATH: folder, PUSHBENCH_CHROMIUM: '/no\u001b/such' };
    expect(() => requireChromium(named)).toThrow(
      /^unmeasured: PUSHBENCH_CHROMIUM names .*, which is no program/,
    );
    expect(() => requireChromium(named)).not.toThrow('\u001b');
  });

  test.skipIf(process.platform === 'win32')(
    'tells a version as the browser does, and puts up with one that does not',
    () => {
      const talks = program(
        'talks',
        '#!/bin/sh\necho "Chromium 156.0.8078.79 built on Debian GNU/Linux 12"\n',
      );
      expect(versionOf(talks)).toBe('Chromium 156.0.8078.79');
      expect(versionOf(program('silent', '#!/bin/sh\nexit 1\n'))).toBe(
        'a browser that does not tell its version',
      );
    },
  );
});
