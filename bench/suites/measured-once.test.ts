import { describe, expect, test } from 'vitest';
import type { Parameters } from '../core/result.ts';
import type { RowId } from '../transports.ts';
import { measuredOnce } from './measured-once.ts';
import { contendersOf, type Suite } from './suite.ts';
import { SUITE_NAMES, SUITES, type SuiteName } from './suites.ts';

/** The suite by the names of its contenders, and the lines. */
function once(name: SuiteName, changes: Partial<Parameters>, rows?: readonly RowId[]) {
  const whole: Suite = SUITES[name];
  const asked = { ...whole, rows: rows ?? whole.rows };
  const { suite, lines } = measuredOnce(asked, { ...whole.parameters, ...changes });
  const contenders = contendersOf(suite, suite.rows).map(
    ({ row, variant }) => `${row}${variant === undefined ? '' : `@${variant}`}`,
  );
  return { contenders, lines };
}

test.each(SUITE_NAMES)('suite %s by itself has nothing twice', (name) => {
  expect(once(name, {}).lines).toEqual([]);
});

describe('a version of HTTP for all', () => {
  test('makes one of two rows, the one that is so by itself, and says so', () => {
    expect(once('quick', { http: 2 })).toEqual({
      contenders: ['polling', 'long-polling', 'sse-h2', 'websocket', 'raw-tcp'],
      lines: ['sse over HTTP/2 is the same as sse-h2: measured once, as sse-h2'],
    });
    expect(once('quick', { http: 1 }, ['sse-h2', 'sse'])).toEqual({
      contenders: ['sse'],
      lines: ['sse-h2 over HTTP/1.1 is the same as sse: measured once, as sse'],
    });
  });

  test('leaves a row alone whose like was not asked for', () => {
    expect(once('quick', { http: 2 }, ['sse', 'polling'])).toEqual({
      contenders: ['sse', 'polling'],
      lines: [],
    });
  });

  test('says so once, however many variants have both rows', () => {
    const { contenders, lines } = once('broadcast', { http: 2 });
    expect(lines).toEqual(['sse over HTTP/2 is the same as sse-h2: measured once, as sse-h2']);
    expect(contenders.filter((name) => name.startsWith('sse@'))).toEqual([]);
    expect(contenders.filter((name) => name.startsWith('sse-h2@'))).toHaveLength(3);
  });

  test('makes one of two variants, the one whose name tells more', () => {
    const { contenders, lines } = once('bytes', { http: 2 }, ['sse', 'sse-h2', 'websocket']);
    expect(contenders).not.toContain('sse@bare');
    expect(contenders).toEqual(expect.arrayContaining(['sse-h2@bare H2', 'sse@chromium', 'websocket@bare']));
    expect(lines).toContain(
      'sse@bare over HTTP/2 is the same as sse-h2@bare H2: measured once, as sse-h2@bare H2',
    );
  });
});
