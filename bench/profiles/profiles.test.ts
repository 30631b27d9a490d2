import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { isClientField, REQUEST_KINDS } from './field.ts';
import { chromiumRecording, PROFILE_NAMES, readProfile } from './profiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'pushbench-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('a header profile', () => {
  test.each(PROFILE_NAMES)('%s is known by its name, and says nothing that is the client’s', (name) => {
    const profile = readProfile(name);
    expect(profile.name).toBe(name);
    const names = REQUEST_KINDS.flatMap((kind) =>
      ([1, 2] as const).flatMap((http) => profile.fields(kind, http).map(([field]) => field)),
    );
    expect(names.filter(isClientField)).toEqual([]);
    expect(names.length > 0).toBe(name !== 'bare');
  });

  test('of a file with lines is sent in every request', () => {
    const { name, fields } = readProfile(fileOf('mine.txt', '\ufeffX-Team: one\nCookie: a=1; b=2\n'));
    expect(name).toBe('mine.txt');
    expect(fields('poll', 1)).toEqual([
      ['X-Team', 'one'],
      ['Cookie', 'a=1; b=2'],
    ]);
    expect(fields('websocket', 2)).toEqual([
      ['x-team', 'one'],
      ['cookie', 'a=1'],
      ['cookie', 'b=2'],
    ]);
  });

  test('of a recording is what was recorded, by kind', () => {
    const { fields } = readProfile(fileOf('mine.json', JSON.stringify(chromiumRecording())));
    const chromium = readProfile('chromium');
    for (const kind of REQUEST_KINDS) expect(fields(kind, 1)).toEqual(chromium.fields(kind, 1));
  });

  test('that is neither a name nor a file is refused with the names', () => {
    expect(() => readProfile(join(folder, 'none'))).toThrow(Failure);
    expect(() => readProfile('chrome\u001b')).toThrow(
      /^no header profile "chrome\\u001b": give bare, chromium, chromium-cookie or a file \(ENOENT/,
    );
    expect(() => readProfile(folder)).toThrow(Failure);
  });

  test('of a file is refused with its path and its fault', () => {
    const file = fileOf('bad.txt', 'Host: example.org');
    expect(() => readProfile(file)).toThrow(`${file}, line 1: Host is the client's own`);
    expect(() => readProfile(fileOf('bad.json', '{}'))).toThrow('is no recording');
  });

  test('is refused when no server would take it', () => {
    expect(() => readProfile(fileOf('long.txt', `A: ${'x'.repeat(14_334)}`))).toThrow(
      'makes 14339 bytes of header fields: at most 14336 fit',
    );
    expect(() => readProfile(fileOf('huge.txt', '#'.repeat(1_048_577)))).toThrow('has 1048577 bytes');
  });
});
