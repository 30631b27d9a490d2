import { describe, expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { judgeChanges, parseChangeRule } from './fail-on.ts';
import { compared, exampleRun } from './example-runs.ts';
import { pageOf } from './page.ts';

const SERVER = { name: 'ev\u001bil', command: ['their-server'], breaks: [2, 10] };
const NAME = 'ev\\u001bil, unverified';

const sides: Partial<RunResult> = {
  variants: {
    ours: {},
    theirs: { server: SERVER },
    'browser, ours': { client: 'chromium' },
    'browser, theirs': { server: SERVER, client: 'chromium' },
  },
};
const values = { 'bytes.overhead': [25] };
const more = { 'bytes.overhead': [29] };
const run = exampleRun(
  'a',
  {
    'sse@ours': values,
    'sse@theirs': more,
    'websocket@ours': values,
    'websocket@theirs': values,
    'sse@browser, ours': values,
    'sse@browser, theirs': values,
  },
  sides,
);
const by = (columns: string) => compared([run], { columns }, 'bytes.overhead');
const rowsBy = (columns: string) => by(columns).tables[0]?.rows.map(({ label }) => label);

describe('a server that is not ours', () => {
  test.each(['variant', 'transport', 'server', 'client'])('is named and noted by %s', (columns) => {
    const { notes } = pageOf(by(columns));
    expect(notes).toContain('ev\\u001bil is not ours: their-server, started anew for each trial.');
    expect(notes).toContainEqual(expect.stringMatching(/^ev\\u001bil is unverified: it breaks R2, R10 /));
    expect(JSON.stringify([by(columns).columns, rowsBy(columns)])).toContain(
      JSON.stringify(NAME).slice(1, -1),
    );
    expect(JSON.stringify([by(columns).columns, rowsBy(columns)])).not.toContain('theirs');
  });

  test('is a column by its name or its side, and ours is still called ours', () => {
    expect(by('variant').columns).toEqual(['ours', NAME, 'browser, ours', `browser, ${NAME}`]);
    expect(compared([run], { columns: 'variant', base: 'theirs' }, 'bytes.overhead').columns[0]).toBe(NAME);
    expect(rowsBy('client')).toEqual(['SSE (HTTP/1.1), ours', `SSE (HTTP/1.1), ${NAME}`]);
    expect(rowsBy('server')).toEqual(['SSE (HTTP/1.1)', 'SSE (HTTP/1.1), client chromium', 'WebSocket']);
  });

  test('is named once where a rule fails', () => {
    const lines = judgeChanges([parseChangeRule('bytes.overhead > 0%')], by('server')).map(
      ({ line }) => line,
    );
    expect(lines.filter((line) => line.startsWith('failed'))).toEqual([
      `failed  SSE (HTTP/1.1), ${NAME} (their-server): bytes.overhead changed by +16 %, which is > 0 %`,
    ]);
  });

  test('is not spoken of where there is none', () => {
    const ours = exampleRun('a', { sse: values, websocket: values });
    expect(compared([ours], {}, 'bytes.overhead').serverNotes).toEqual([]);
  });
});
