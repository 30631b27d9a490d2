import { describe, expect, test } from 'vitest';
import type { Laboratory } from '../core/laboratory.ts';
import type { RunResult } from '../core/result.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_LABORATORY } from './example-result.ts';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from './example-result.ts';
import { pageOf } from './page.ts';

function notesOf(changes: Partial<RunResult>, all = false): string {
  return pageOf({ source: 'a.json', result: exampleResult(changes) }, { all }).notes.join('\n');
}

describe('the notes below a table', () => {
  test('say what lateness is and what the byte counts leave out', () => {
    expect(notesOf({})).toMatch(/^Lateness .* when an event was due/);
    expect(notesOf({})).toContain('TCP/IP headers and ACKs are outside the count');
  });

  test('claim no verdict for one repetition, and name medians for more', () => {
    expect(notesOf({ repetitions: 1 })).toContain('no verdict');
    expect(notesOf({ repetitions: 3 })).toContain('medians of the repetitions that hold, of 3');
    expect(notesOf({ repetitions: 3 })).not.toContain('One repetition');
  });

  test('ask whether the drivers agree where a run has both', () => {
    const variants = { ours: { load: 'closed-loop' }, theirs: { load: 'autocannon' } } as const;
    expect(notesOf({ variants })).toContain('pushbench compare FILE --columns load ');
    expect(notesOf({ variants: { theirs: variants.theirs } })).not.toContain('--columns load');
  });

  test('explain a mark only where it stands', () => {
    const plain = [measuredTrial('sse', 0, { delivered: 1 }), measuredTrial('polling', 0, { delivered: 1 })];
    expect(notesOf({ order: [], trials: plain })).not.toMatch(/^[*!∞]/m);
    const late = (row: string, value: number | null) => measuredTrial(row, 0, { 'lateness.p50': value });
    const trials = [late('sse', 1), late('polling', null), failedTrial('websocket', 0, 'x')];
    const notes = notesOf({ order: [], trials });
    for (const mark of ['*', '!', '∞', '–']) expect(notes).toContain(`\n${mark} `);
  });
});

test('notes tell why the machine was no good laboratory, and say nothing of one that was', () => {
  const notesOn = (laboratory: Laboratory): string =>
    notesOf({ environment: { ...EXAMPLE_ENVIRONMENT, laboratory } });
  expect(notesOn(EXAMPLE_LABORATORY)).not.toContain('laboratory');
  expect(notesOn({ ...EXAMPLE_LABORATORY, otherLoadShare: 0.2 })).toMatch(/^A fair laboratory: .*20 %/m);
});

test('remarks name the row, what became of the trial, the repetitions from 1, and the reason', () => {
  const trials = [
    failedTrial('sse', 0, 'no server'),
    failedTrial('sse', 2, 'no server'),
    measuredTrial('polling', 0, {}, ['noisy machine']),
  ];
  const result = exampleResult({ order: [['websocket']], trials });
  expect(pageOf({ source: 'a.json', result }, { all: false }).remarks).toEqual([
    '– 1 row was not begun, or not finished: WebSocket',
    '? polling: warning in repetition 1: noisy machine',
    '! SSE (HTTP/1.1): failed in repetitions 1, 3: no server',
  ]);
});

test('a remark says of an invalid trial that it was run again and holds', () => {
  const trials = [invalidTrial('sse', 0, {}, 'noisy'), measuredTrial('sse', 0, {})];
  const result = exampleResult({ order: [['sse']], trials });
  expect(pageOf({ source: 'a.json', result }, { all: false }).remarks).toEqual([
    '! SSE (HTTP/1.1): invalid in repetition 1 (run again, and valid then): noisy',
  ]);
});

test('rows of which no trial ended are named in one remark, and are none of the table', () => {
  const order = [['polling', 'sse', 'websocket']];
  const some = exampleResult({ order, state: 'interrupted', trials: [measuredTrial('sse', 0, {})] });
  const page = pageOf({ source: 'a.json', result: some }, { all: false });
  expect(page.remarks).toEqual(['– 2 rows were not begun, or not finished: polling, WebSocket']);
  expect(page.grids.flatMap(({ rows }) => rows.map(({ label }) => label))).toEqual(['SSE (HTTP/1.1)']);
  expect(page.notes.join('\n')).not.toContain('trials that do not hold');
  const none = exampleResult({ order, state: 'interrupted', trials: [] });
  expect(pageOf({ source: 'a.json', result: none }, { all: false }).grids).toEqual([]);
});

test('invalid trials are told of that were not run again, as no repeat was left', () => {
  const invalid = (row: string, repetition: number) => invalidTrial(row, repetition, {}, 'noisy');
  const remarksOf = (changes: Partial<RunResult>): string =>
    pageOf({ source: 'a.json', result: exampleResult(changes) }, { all: false }).remarks.join('\n');
  const allAgain = [invalid('sse', 0), invalid('sse', 0), measuredTrial('polling', 0, {})];
  const oneLeft = [...allAgain, invalid('sse', 1), invalid('polling', 1)];
  const line = /2 invalid trials were not run again: the 1 repeat that this run may make/;
  expect(remarksOf({ trials: oneLeft })).toMatch(line);
  expect(remarksOf({ trials: allAgain })).not.toContain('not run again');
  expect(remarksOf({ trials: oneLeft, state: 'interrupted' })).not.toContain('not run again');
});
