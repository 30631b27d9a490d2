import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { isClientField, REQUEST_KINDS } from './field.ts';
import { chromiumRecording, chromiumWithCookie, PROFILE_NAMES, readProfile } from './profiles.ts';

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
      /^no header profile "chrome\\u001b" \(as a file: no such file or directory\); give bare, /,
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

describe('Chromium with a cookie', () => {
  const cookieLine = (bytes: number): string =>
    chromiumWithCookie(bytes)
      .fields('poll', 1)
      .filter(([name]) => name === 'Cookie')
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');

  const expectLine = (bytes: number): void => {
    const line = cookieLine(bytes);
    expect(line).toHaveLength(bytes);
    const cookies = line.slice('Cookie: '.length, -2).split('; ');
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^\w+=[\w$.-]+$/);
      expect(cookie.length).toBeLessThanOrEqual(4_096);
    }
    expect(new Set(cookies.map((cookie) => cookie.split('=')[0])).size).toBe(cookies.length);
  };

  test.each([19, 20, 100, 300, 400, 1_024, 4_096, 8_192, 13_000])(
    'of %d bytes has a line of so many, of cookies that a browser takes',
    expectLine,
  );

  test('has a second session cookie from one byte more than a browser takes in one', () => {
    for (let bytes = 4_300; bytes < 4_700; bytes += 1) expectLine(bytes);
    expect(cookieLine(4_300)).not.toContain('session1=');
    expect(cookieLine(4_699)).toContain('session1=');
  });

  test('of 1,024 bytes, and of none, is what there was before', () => {
    for (const kind of REQUEST_KINDS) {
      for (const http of [1, 2] as const) {
        expect(chromiumWithCookie(1_024).fields(kind, http)).toEqual(
          readProfile('chromium-cookie').fields(kind, http),
        );
        expect(chromiumWithCookie(0).fields(kind, http)).toEqual(readProfile('chromium').fields(kind, http));
      }
    }
  });

  test('is refused when it is no line, or does not fit beside the other fields', () => {
    expect(() => chromiumWithCookie(18)).toThrow('19 bytes at least');
    const room = /at most (\d+) do/.exec(messageFor(14_336))?.[1];
    expect(cookieLine(Number(room))).toHaveLength(Number(room));
    expect(messageFor(Number(room) + 1)).toContain('does not fit');
  });

  function messageFor(bytes: number): string {
    try {
      chromiumWithCookie(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
      return (error as Failure).message;
    }
    throw new Error('it fits');
  }
});
