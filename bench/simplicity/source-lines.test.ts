import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceLines } from './source-lines.ts';

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
}

function linesOf(text: string): number {
  return sourceLines(parsed(text));
}

test('lines of comment, and empty ones, do not count', () => {
  const text = `
/** Says
 * much. */
const a = 1; // and more

/* one */ const b = 2;
// const c = 3;
`;
  expect(linesOf(text)).toBe(2);
});

test('every line of a statement and of a text counts', () => {
  expect(linesOf('call(\n  1,\n\n  2,\n);\nconst text = `a\n\nb`;\n')).toBe(4 + 3);
});

test('nothing has no lines', () => {
  expect(linesOf('')).toBe(0);
  expect(linesOf('// nothing\n')).toBe(0);
});
