import { expect, test } from 'vitest';
import { fittedTable } from './fitted-table.ts';
import { textTable, type TextColumn } from './text-table.ts';

const right = (head: string): TextColumn => ({ head, align: 'right' });
const NAMES: TextColumn = { head: '', align: 'left' };
const FIGURES = [['row', '1', '22', '333']] as const;
const COLUMNS = [NAMES, right('one column'), right('another'), right('third')];

test('a table that fits, or is for no terminal, is left as it is', () => {
  expect(fittedTable(40, COLUMNS, FIGURES)).toBe(textTable(COLUMNS, FIGURES));
  expect(fittedTable(undefined, COLUMNS, FIGURES)).toBe(textTable(COLUMNS, FIGURES));
});

test('columns that do not fit stand below, with the names of the rows again', () => {
  const lines = fittedTable(26, COLUMNS, FIGURES).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(26);
  expect(lines.filter((line) => line.startsWith('row')).map((line) => line.split(/ +/))).toEqual([
    ['row', '1', '22'],
    ['row', '333'],
  ]);
});

test('a text at the end is broken into lines', () => {
  const text = 'what was seen of it '.repeat(6).trim();
  const lines = fittedTable(40, [NAMES, { head: 'seen', align: 'left' }], [['row', text]]).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(lines.slice(2).join(' ').replaceAll(/ +/g, ' ')).toBe(`row ${text}`);
});
