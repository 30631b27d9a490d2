import { describe, expect, test } from 'vitest';
import type { RowId } from '../../transports.ts';
import { exampleRun } from '../../compare/example-runs.ts';
import { SUITES } from '../../suites/suites.ts';
import { CLAIMS } from '../claims.ts';
import { runEvidence } from '../evidence.ts';
import { figuresOf, onlyRepetitions, sizes, uncounted, without } from '../example-changes.ts';
import { exampleEvidence, type Change } from '../example-evidence.ts';
import { about, exactly } from '../example-figures.ts';
import { judgeClaims } from '../judge.ts';
import { matrixMarkdown, matrixRecords, matrixText } from './matrix-text.ts';
import { matrixOf, type Matrix, type MatrixCell } from './matrix.ts';

function matrix(...changes: readonly Change[]): Matrix {
  const evidence = exampleEvidence(...changes);
  return matrixOf(judgeClaims(CLAIMS, evidence), evidence);
}

function cell({ columns, rows }: Matrix, row: RowId, quality: string): MatrixCell {
  const index = columns.findIndex(({ id }) => id === quality);
  const found = rows.find((one) => one.row === row)?.cells[index];
  if (found === undefined) throw new Error(`there is no ${quality} of ${row}`);
  return found;
}

const whole = matrix();

describe('the matrix', () => {
  test('has every transport but the control', () => {
    expect(whole.rows.map(({ row }) => row)).toEqual([
      'polling',
      'long-polling',
      'sse',
      'sse-h2',
      'websocket',
    ]);
  });

  test('marks who is as good as the best, who is behind, and who is far behind', () => {
    const marks = (quality: string) => whole.rows.map(({ row }) => cell(whole, row, quality).mark);
    expect(marks('prompt')).toEqual(['poor', 'good', 'good', 'good', 'good']);
    expect(marks('few-requests')).toEqual(['poor', 'poor', 'good', 'good', 'good']);
    expect(marks('light-bytes')).toEqual(['poor', 'poor', 'poor', 'poor', 'good']);
    expect(marks('light-memory')).toEqual(['behind', 'behind', 'good', 'behind', 'behind']);
    expect(marks('connection-limit')).toEqual(['unknown', 'unknown', 'poor', 'good', 'good']);
  });

  test('marks the other way round where the figures are the other way round', () => {
    const turned = matrix(figuresOf('standard', 'bytes.overhead', { sse: exactly(2) }));
    expect(cell(turned, 'sse', 'light-bytes').mark).toBe('good');
    expect(cell(turned, 'websocket', 'light-bytes').mark).toBe('poor');
    const shorter = matrix(sizes({ websocket: [1, 1, 1] }));
    expect(cell(shorter, 'polling', 'simple-node').mark).toBe('poor');
  });

  test("tells what became of the article's sentence", () => {
    expect(cell(whole, 'polling', 'prompt').claim).toEqual({ id: 'polling-late', verdict: 'holds' });
    expect(cell(whole, 'sse', 'light-bytes').claim).toEqual({ id: 'sse-light', verdict: 'depends' });
    expect(cell(whole, 'websocket', 'prompt').claim).toBeUndefined();
  });

  test('marks nothing that few repetitions cannot show, and still tells the figure', () => {
    const few = cell(matrix(onlyRepetitions('standard', 5)), 'polling', 'prompt');
    expect(few.mark).toBe('unknown');
    expect(few.figure).toMatchObject({ unit: 'us', n: 5 });
  });

  test('marks nothing where the interval is to both sides of the margin', () => {
    const scattered = about(1_500).map((value, index) => (index % 2 === 0 ? value : value + 1_500));
    const open = matrix(figuresOf('standard', 'lateness.p50', { 'sse-h2': scattered }));
    expect(cell(open, 'sse-h2', 'prompt').mark).toBe('unknown');
  });

  test('has empty cells for what was not measured', () => {
    const empty = matrix(without('waiting'), uncounted);
    for (const quality of ['light-memory', 'simple-node', 'simple-page']) {
      expect(cell(empty, 'sse', quality)).toMatchObject({ figure: undefined, mark: 'unknown' });
    }
  });
});

describe('the matrix as text', () => {
  test('has mark, figure and verdict in a cell, in either language', () => {
    expect(matrixText(whole, 'en')).toMatch(/^polling +\+ 30 ✓ +\+ 30 ✓ +− 502 ms ✓ +− 0\.251 ◐ /m);
    expect(matrixText(whole, 'ru')).toMatch(/^опрос +\+ 30 ✓ +\+ 30 ✓ +− 502 мс ✓ +− 0,251 ◐ /m);
    expect(matrixText(whole, 'en')).toMatch(/^SSE \(HTTP\/1\.1\) .* − 6 ✓$/m);
  });

  test('tells below it which columns come from which suite, and what that asked of the transports', () => {
    for (const text of [matrixText(whole, 'en'), matrixMarkdown(whole, 'en')]) {
      expect(text).toMatch(
        /standard \(prompt: late, median; requests \/event; .*\): 20 clients, 4 events\/s of /,
      );
      expect(text).toMatch(/waiting \(memory \/subscriber\): 200 clients, /);
    }
    expect(matrixText(whole, 'ru')).toMatch(/^waiting \(память на подписчика\): клиентов: 200, /m);
    expect(matrixText(matrix(without('waiting')), 'en')).not.toMatch(/^waiting/m);
  });

  test('tells who asked, over which HTTP and TLS, where a scenario has such', () => {
    const parameters = { ...SUITES.waiting.parameters, client: 'chromium', http: 2, tls: true } as const;
    const run = runEvidence(exampleRun('waiting', { sse: {} }, { suite: 'waiting', parameters }));
    const evidence = { ...exampleEvidence(), runs: new Map([['waiting', run] as const]) };
    const workloads = matrixOf([], evidence).workloads.map(({ words }) => words);
    expect(workloads).toEqual([
      {
        en: '200 clients, 4 events/s of 100 bytes, polls every 1 s, bare headers, clients in pages of Chromium, HTTP/2 where either is possible, TLS 1.3',
        ru: 'клиентов: 200, событий в секунду: 4, по 100 байт, опрос раз в 1 с, заголовки bare, клиенты в страницах Chromium, HTTP/2 при возможности выбора, TLS 1.3',
      },
    ]);
    expect(matrixText(whole, 'en')).not.toMatch(/Chromium|TLS|where either/);
  });

  test('has heads of one line in Markdown', () => {
    const [head] = matrixMarkdown(whole, 'en').split('\n');
    expect(head).toMatch(
      /^\| transport \| simple: lines, Node \| simple: lines, page \| prompt: late, median \|/,
    );
  });

  test('has a record for each cell, unrounded', () => {
    const records = matrixRecords(whole, 'en');
    expect(records).toHaveLength(1 + whole.rows.length * whole.columns.length);
    expect(records).toContainEqual([
      ...['polling', 'prompt', 501_500, 'us', 10, 'poor', 'polling-late', 'holds', 'standard'],
    ]);
  });
});
