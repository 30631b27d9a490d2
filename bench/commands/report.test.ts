import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { exampleResult } from '../report/example-result.ts';
import { splice } from '../report/splice.ts';
import { writeResult } from '../store.ts';
import { sectionText } from './section-text.ts';
import { spliceInto } from './splice-into.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-report-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a document gets the tables of its result files, and says so when it has them already', () => {
  const result = join(folder, 'a.json');
  const document = join(folder, 'README.md');
  writeResult(result, exampleResult());
  writeFileSync(document, `# title\n<!-- BEGIN pushbench report ${result} -->\n<!-- END -->\n`);
  expect(spliceInto(document)).toMatch(/now$/);
  expect(readFileSync(document, 'utf8')).toContain('| SSE (HTTP/1.1) |');
  expect(spliceInto(document)).toMatch(/already$/);
});

test.each([
  ['a command that makes no section', 'predict', /made by pushbench report and pushbench claims, not by/],
  [
    'an option that there is not',
    'claims --lang de',
    /^"pushbench claims --lang de": --lang cannot be "de"; give one of/,
  ],
  ['a report of nothing', 'report', /lacks its <files>; write it as /],
  ['another form', 'report a.json --json', /^"pushbench report a\.json --json": no section takes --json$/],
  ['a measurement', 'claims --run', /no section takes --run$/],
  ['help', 'claims --help', /unknown option "--help"/],
])('a document that asks for %s is refused', (_, command, message) => {
  const text = `<!-- BEGIN pushbench ${command} -->\n<!-- END -->`;
  expect(() => splice(text, sectionText)).toThrow(Failure);
  expect(() => splice(text, sectionText)).toThrow(message);
});

test('a document gets what claims come to, in its language', () => {
  const text = `<!-- BEGIN pushbench claims --choose --lang ru results/reference/connection-limit.json -->\n<!-- END -->`;
  expect(splice(text, sectionText)).toMatch(/^- \*\*.* потоков, .*sse-h1-limit: верно/m);
});

test('a document without markers is refused, and left as it is', () => {
  const document = join(folder, 'plain.md');
  writeFileSync(document, '# title\n');
  expect(() => spliceInto(document)).toThrow(Failure);
  expect(readFileSync(document, 'utf8')).toBe('# title\n');
});

test('the README shows what the recorded runs hold', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toBe(splice(readme, sectionText));
});
