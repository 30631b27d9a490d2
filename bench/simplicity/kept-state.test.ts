import { expect, test } from 'vitest';
import { exampleSource } from './example-program.ts';
import { keptState } from './kept-state.ts';

function keptIn(text: string): readonly string[] {
  const { source, checker } = exampleSource(text);
  return keptState(source, checker);
}

test.each([
  [
    'a collection that handlers use',
    'export function f() { const seen = new Set(); return () => seen.size; }',
    ['seen'],
  ],
  ['a variable that a handler assigns', 'export function f() { let n = 0; return () => { n = 1; }; }', ['n']],
  ['a variable that a handler counts up', 'export function f() { let n = 0; return () => n++; }', ['n']],
  [
    'a variable that a handler adds to',
    "export function f() { let s = ''; return (t: string) => { s += t; }; }",
    ['s'],
  ],
  ['a timer', 'export function f() { const t = setInterval(f, 1); return () => clearInterval(t); }', ['t']],
  ['one of the module', 'const seen = new Map(); export function f() { return seen; }', ['seen']],
])('%s is kept', (_, text, expected) => {
  expect(keptIn(text)).toEqual(expected);
});

test.each([
  ['a constant', 'const LIMIT = 5; export function f() { return LIMIT; }'],
  ['what a function needs only while it runs', 'export function f() { let n = 0; n += 1; return n; }'],
  [
    'a collection that its own function alone uses',
    'export function f() { const s = new Set(); return s.size; }',
  ],
  ['a variable that handlers only read', 'export function f() { let n = 0; n = 1; return () => n; }'],
  [
    'another variable of the same name',
    'export function f() { let n = 0; return () => { let n = 1; n = 2; }; }',
  ],
  ['a parameter', 'export function f(n: number) { return () => n; }'],
])('%s is not kept', (_, text) => {
  expect(keptIn(text)).toEqual([]);
});
