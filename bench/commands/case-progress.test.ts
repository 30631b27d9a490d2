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
    'verifying sse\n10 cases; about 3 s left\nverifying websocket\n20 cases; about 14 s left\n',
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
    'case 2 of 10; about 5 s left',
  ]);
  expect(lines.at(-1)).toBe('');
});

test('what is left follows what cases take, once there were many, and not what came before the first', () => {
  const { progress, pass, written } = watched(true);
  pass(60_000);
  for (let done = 0; done < 100; done += 1) {
    progress.case(done, 200);
    pass(2_000);
  }
  progress.case(100, 200);
  const [first, last] = [written().split('\r\u001B[2K')[1], written().split('\r\u001B[2K').at(-1)];
  expect(first).toBe('case 1 of 200; about 30 s left');
  expect(last).toBe('case 101 of 200; about 4 min left');
});
