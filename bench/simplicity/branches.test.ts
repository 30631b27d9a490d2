import ts from 'typescript';
import { expect, test } from 'vitest';
import { branches } from './branches.ts';

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
}

test.each([
  ['if (a) b(); else c();', 1],
  ['if (a) b(); else if (c) d();', 2],
  ['a ? b : c;', 1],
  ['for (;;) a();', 1],
  ['for (const a of b) c();', 1],
  ['for (const a in b) c();', 1],
  ['while (a) b();', 1],
  ['do a(); while (b);', 1],
  ['switch (a) { case 1: b(); break; case 2: c(); break; default: d(); }', 2],
  ['try { a(); } catch { b(); } finally { c(); }', 1],
  ['a && b; a || b; a ?? b;', 3],
  ['a ??= b; a ||= b; a &&= b;', 3],
  ['a?.b; a?.[0]; a?.();', 3],
  ['a?.b.c();', 1],
  ['function f() { return () => 1; } a + b; !c; a = b;', 0],
])('%s goes one way or another %d times', (text, expected) => {
  expect(branches(parsed(text))).toBe(expected);
});
