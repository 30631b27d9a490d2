import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { REQUEST_KINDS, type RequestKind } from './field.ts';
import { filledFields, filledText, type PlaceholderValues } from './placeholders.ts';
import { chromiumRecording } from './profiles.ts';
import { headText, parseRecording, recordedHead } from './recording.ts';

const recording = chromiumRecording();

/** Bytes of a head over HTTP/1.1. */
function bytesOf(kind: RequestKind, values: PlaceholderValues): number {
  const { line = '', fields } = recordedHead(recording, kind, 1);
  return headText(filledText(line, values) ?? '', filledFields(fields, values)).length;
}

const at = (port: number, path: string): PlaceholderValues => ({
  host: `127.0.0.1:${port}`,
  origin: `http://127.0.0.1:${port}`,
  path,
  key: 'A'.repeat(22) + '==',
});

describe('the recording of Chromium', () => {
  test('says which version it is of, as the recorded requests do', () => {
    const [major = ''] = recording.version.split('.');
    expect(recording.version).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    for (const { kind, fields } of recording.heads) {
      const value = (asked: string) => fields.find(([name]) => name.toLowerCase() === asked)?.[1];
      expect(value('user-agent')).toContain(`Chrome/${major}.0.0.0`);
      if (kind !== 'websocket') expect(value('sec-ch-ua')).toContain(`"Chromium";v="${major}"`);
    }
  });

  test('holds no host, cursor, key or cookie of the machine that it was made on', () => {
    expect(JSON.stringify(recording)).not.toMatch(/127\.0\.0\.1|localhost|:\d{4,5}\b|==/);
  });

  // As once captured from Chromium 156, which asked a server on a port of four digits for paths as long as these.
  test.each([
    ['poll', '/'.padEnd(14, 'p'), 541],
    ['event-stream', '/sse', 545],
    ['websocket', '/ws', 497],
  ] as const)('makes a request for a %s at %s %i bytes long', (kind, path, bytes) => {
    expect(bytesOf(kind, at(8080, path))).toBe(bytes);
  });

  test('makes a request as much longer as its path, and each place of its host', () => {
    const bytes = bytesOf('poll', at(8080, '/p'));
    expect(bytesOf('poll', at(8080, '/path'))).toBe(bytes + 3);
    expect(bytesOf('poll', at(48080, '/p'))).toBe(bytes + 2);
  });

  test('has a resuming event stream say its cursor, and a visitor with cookies say them', () => {
    const values = at(8080, '/sse');
    const bytes = bytesOf('event-stream', values);
    expect(bytesOf('event-stream', { ...values, cursor: 'k3q9-17' }) - bytes).toBe(
      'Last-Event-ID: k3q9-17\r\n'.length,
    );
    expect(bytesOf('event-stream', { ...values, cookie: 'a=b' }) - bytes).toBe('Cookie: a=b\r\n'.length);
  });

  test('holds every kind of request over each version of HTTP', () => {
    const kinds = recording.heads.map(({ kind, http }) => `${kind} ${http}`);
    expect(kinds.sort()).toEqual(REQUEST_KINDS.flatMap((kind) => [`${kind} 1`, `${kind} 2`]).sort());
  });
});

describe('a recording', () => {
  const [first, ...others] = recording.heads;
  const withFields = (fields: unknown) => ({ ...recording, heads: [{ ...first, fields }, ...others] });
  const read = (value: unknown) => () => parseRecording(JSON.stringify(value), 'my.json');

  test('reads back as it was written', () => {
    expect(read(recording)()).toEqual(recording);
  });

  test.each([
    ['an empty one', {}],
    ['a list', []],
    ['nothing', null],
    ['a number as its version', { ...recording, version: 156 }],
    ['a field without a value', withFields([['Accept']])],
    ['fields by name', withFields({ Accept: '*/*' })],
    ['HTTP/1.1 without a request line', withFields([]).heads.map(({ kind }) => ({ kind, http: 1 }))],
    ['another kind', { ...recording, heads: [{ ...first, kind: 'beacon' }, ...others] }],
  ])('is refused when it is %s', (_, value) => {
    expect(read(value)).toThrow(
      new Failure('my.json is no recording: write one with "node bench/profiles/record.ts FILE"'),
    );
  });

  test('is refused when a head is missing or comes twice', () => {
    expect(read({ ...recording, heads: others })).toThrow('must hold one head for poll over HTTP/1');
    expect(read({ ...recording, heads: [first, first, ...others] })).toThrow(Failure);
  });

  test('is refused when a field could not be sent', () => {
    expect(read(withFields([['Accept', 'a\r\nb: c']]))).toThrow('my.json: the value of Accept holds');
    expect(read(withFields([['A b', 'c']]))).toThrow('"A b" is no name');
  });

  test('is refused in one line when it is no JSON', () => {
    const refused = (): unknown => parseRecording('{\n"a": \u001b', 'my.json');
    expect(refused).toThrow(Failure);
    expect(refused).toThrow(/^my\.json is no JSON: [\x20-\x7e]+$/);
  });
});
