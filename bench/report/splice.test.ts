import { expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { splice } from './splice.ts';

const BEGIN = '<!-- BEGIN pushbench report results/a.json --all -->';

test('what stands between the markers is made anew, and nothing else is touched', () => {
  const document = ['# title', BEGIN, 'old', 'older', '<!-- END -->', 'after', ''].join('\n');
  const spliced = splice(document, ({ words }) => `made by ${words.join()}`);
  const expected = [
    '# title',
    BEGIN,
    '',
    'made by report,results/a.json,--all',
    '',
    '<!-- END -->',
    'after',
    '',
  ];
  expect(spliced).toBe(expected.join('\n'));
});

test('splicing twice changes nothing more', () => {
  const render = (): string => '| a |\n| - |';
  const once = splice([BEGIN, '<!-- END -->'].join('\n'), render);
  expect(splice(once, render)).toBe(once);
});

test.each([
  ['no marker at all', '# title\n', 'there is no line'],
  ['a marker that is never closed', `${BEGIN}\ntext`, 'is not closed'],
  ['a marker within another section', `${BEGIN}\n${BEGIN}\n<!-- END -->`, 'is not closed'],
])('%s is refused', (_, document, message) => {
  expect(() => splice(document, () => '')).toThrow(Failure);
  expect(() => splice(document, () => '')).toThrow(message);
});
