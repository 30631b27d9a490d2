import { expect, test } from 'vitest';
import { caseProgress } from './case-progress.ts';

function watched(isTTY: boolean) {
  let nowMs = 0;
  let text = '';
  const progress = caseProgress({ isTTY, write: (part: string) => (text += part) }, () => nowMs);
  const pass = (ms: number) => (nowMs += ms);
  return { progress, pass, written: () => text };
}

test('a file is told once for each transport how many cases there are and what time is left', () => {
  const { progress, pass, written } = watched(false);
  progress.row('verifying sse', 1);
  progress.case(0, 10);
  pass(2_000);
  progress.case(1, 10);
  pass(2_000);
  progress.row('verifying websocket', 0);
  progress.case(0, 20);
  progress.done();
  expect(written()).toBe(
    'verifying sse\n10 cases; about 3 s left\nverifying websocket\n20 cases; about 40 s left\n',
  );
});

test('a terminal is told at every case, in one line that goes', () => {
  const { progress, pass, written } = watched(true);
  progress.case(0, 10);
  pass(2_000);
  progress.case(1, 10);
  progress.done();
  const lines = written().split('\r\u001B[2K');
  expect(lines.filter((line) => line !== '')).toEqual([
    'case 1 of 10; about 2 s left',
    'case 2 of 10; about 18 s left',
  ]);
  expect(lines.at(-1)).toBe('');
});
