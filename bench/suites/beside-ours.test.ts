import { expect, test } from 'vitest';
import { besideOurs, variantsWithAnswerHeaders } from './beside-ours.ts';
import { contendersOf } from './suite.ts';
import { SUITES } from './suites.ts';

const SERVER = { name: 'theirs', url: 'http://127.0.0.1:1' };

test('a suite beside somebody has each row twice and the control once, and posts events to all', () => {
  const suite = besideOurs(SUITES.quick, SERVER, (row) => row === 'polling' || row === 'sse');
  expect(suite.parameters).toEqual({ ...SUITES.quick.parameters, trigger: 'post' });
  expect(suite.variants?.['theirs']?.changes).toEqual({ server: SERVER });
  expect(suite.variants?.['ours']?.changes).toEqual({});
  expect(contendersOf(suite, suite.rows)).toEqual([
    { row: 'polling', variant: 'ours' },
    { row: 'sse', variant: 'ours' },
    { row: 'polling', variant: 'theirs' },
    { row: 'sse', variant: 'theirs' },
    { row: 'raw-tcp' },
  ]);
  expect(contendersOf(suite, ['sse'])).toEqual([
    { row: 'sse', variant: 'ours' },
    { row: 'sse', variant: 'theirs' },
  ]);
});

test('a suite with variants has both under each, the control under its own, and curves of either side', () => {
  const suite = besideOurs(SUITES['sweep-poll'], SERVER, (row) => row === 'polling');
  const names = Object.keys(suite.variants ?? {}).filter((name) => name.startsWith('λT 0.69'));
  expect(names).toEqual(['λT 0.69', 'λT 0.69, ours', 'λT 0.69, theirs']);
  expect(suite.variants?.['λT 0.69, theirs']).toEqual({
    rows: ['polling'],
    changes: { ...SUITES['sweep-poll'].variants['λT 0.69']?.changes, server: SERVER },
    scenario: 'λT 0.69',
  });
  expect(suite.sweep?.points['λT 0.69, theirs']).toBe(0.69);
  expect(suite.sweep?.series?.['λT 0.69, theirs']).toBe('theirs');
});

test('rows that somebody has over one version of HTTP alone are in the variants that have it', () => {
  const suite = besideOurs(SUITES.bytes, SERVER, (row, { http }) => row === 'polling' && http === 2);
  const theirs = contendersOf(suite, ['polling']).map(({ variant }) => variant);
  expect(theirs).toContain('bare H2, theirs');
  expect(theirs).not.toContain('bare, theirs');
});

test('what a proxy adds to answers is left out on either side', () => {
  const suite = besideOurs(SUITES.bytes, SERVER, () => true);
  expect(variantsWithAnswerHeaders(SUITES.bytes)).toContain('chromium-cookie H2');
  expect(variantsWithAnswerHeaders(suite)).toContain('chromium, ours');
  for (const { changes } of Object.values(suite.variants ?? {})) {
    expect(changes.responseHeaders ?? 'bare').toBe('bare');
  }
});
