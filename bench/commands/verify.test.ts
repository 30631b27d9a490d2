import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ContractCase } from '../contract/case.ts';
import { verify } from './verify.ts';

const KEPT: ContractCase = {
  id: 'a/kept',
  rule: 1,
  title: 'is kept',
  needs: [],
  run: () => Promise.resolve(),
};
const BROKEN: ContractCase = {
  ...KEPT,
  id: 'a/broken',
  rule: 7,
  title: 'is broken',
  run: () => Promise.reject(new Error('expected 1, found \u001b[31m2')),
};
const FOR_STREAMS: ContractCase = { ...KEPT, id: 'a/stream', needs: ['stream'] };

const plain = { json: false, color: false };

describe('verify', () => {
  test('counts what passed, failed and does not apply, and fails when anything did', async () => {
    const { text, exitCode } = await verify({
      ...plain,
      rows: ['polling', 'raw-tcp'],
      cases: [KEPT, BROKEN, FOR_STREAMS],
    });
    expect(text.replaceAll(/[ │]+/g, ' ')).toContain('polling 1 1 1');
    expect(text.replaceAll(/[ │]+/g, ' ')).toContain('polling over HTTP/2 1 1 1');
    expect(text.replaceAll(/[ │]+/g, ' ')).toContain('raw TCP (control) 2 1 0');
    expect(exitCode).toBe(3);
  });

  test('says of each failure which case and rule it is, and what was found, in printable text', async () => {
    const { text } = await verify({ ...plain, rows: ['polling'], cases: [KEPT, BROKEN] });
    expect(text.split('\n').slice(-4)).toEqual([
      'polling: a/broken (R7): is broken',
      '  expected 1, found \\u001b[31m2',
      'polling over HTTP/2: a/broken (R7): is broken',
      '  expected 1, found \\u001b[31m2',
    ]);
  });

  test('ends with 0 when every case that applies has passed', async () => {
    const { exitCode } = await verify({ ...plain, rows: ['polling'], cases: [KEPT, FOR_STREAMS] });
    expect(exitCode).toBe(0);
  });

  test('gives the same as JSON', async () => {
    const cases = [KEPT, BROKEN, FOR_STREAMS];
    const { text } = await verify({ ...plain, json: true, rows: ['polling'], http: 2, cases });
    expect(JSON.parse(text)).toEqual([
      {
        row: 'polling',
        http: 2,
        cases: [
          { id: 'a/kept', rule: 1, title: 'is kept', state: 'passed' },
          expect.objectContaining({ id: 'a/broken', state: 'failed' }),
          expect.objectContaining({ id: 'a/stream', state: 'skipped', lacks: ['stream'] }),
        ],
      },
    ]);
  });

  test('has colours only when they are asked for, and they change nothing else', async () => {
    const options = { ...plain, rows: ['polling'], cases: [BROKEN] } as const;
    const { text: uncoloured } = await verify(options);
    const { text: coloured } = await verify({ ...options, color: true });
    expect(stripVTControlCharacters(uncoloured)).toBe(uncoloured);
    expect(coloured).not.toBe(uncoloured);
    expect(stripVTControlCharacters(coloured)).toBe(uncoloured);
  });

  test('says which row it is at', async () => {
    const told: string[] = [];
    const onProgress = (text: string): void => {
      told.push(text);
    };
    await verify({ ...plain, rows: ['polling', 'sse'], cases: [], onProgress });
    expect(told).toEqual(['verifying polling', 'verifying polling over HTTP/2', 'verifying sse']);
  });
});
