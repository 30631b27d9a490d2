import { describe, expect, test } from 'vitest';
import type { Laboratory } from '../core/laboratory.ts';
import type { RunResult } from '../core/result.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_LABORATORY } from './example-result.ts';
import { exampleResult, failedTrial, measuredTrial } from './example-result.ts';
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
    '? polling: warning in repetition 1: noisy machine',
    '! SSE (HTTP/1.1): failed in repetitions 1, 3: no server',
    '! WebSocket: no trial was run',
  ]);
});
