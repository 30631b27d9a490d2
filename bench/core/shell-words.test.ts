import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { inShellWords } from './shell-words.ts';

test('a plain command is as it was typed', () => {
  expect(inShellWords(['pushbench', 'run', '-t', 'sse,raw-tcp', '--delay', '25ms', 'a/b.json'])).toBe(
    'pushbench run -t sse,raw-tcp --delay 25ms a/b.json',
  );
});

test.skipIf(process.platform === 'win32')('a shell takes every word as it was', () => {
  const words = ['bytes.overhead > 0%', '', "it's", '$HOME', '"', 'λT 1', '*', '~', '!x', 'a\\b', '#', 'a;b'];
  const printed = execFileSync('sh', ['-c', `printf '%s\\n' ${inShellWords(words)}`], { encoding: 'utf8' });
  expect(printed).toBe(`${words.join('\n')}\n`);
});
