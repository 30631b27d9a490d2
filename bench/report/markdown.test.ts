import { describe, expect, test } from 'vitest';
import { exampleResult, failedTrial, measuredTrial } from './example-result.ts';
import { renderMarkdown } from './markdown.ts';

function markdownOf(trials: Parameters<typeof exampleResult>[0]): string {
  return renderMarkdown([{ source: 'a.json', result: exampleResult(trials) }], { all: false, colour: true });
}

describe('the report in Markdown', () => {
  test('has a heading, numbers to the right, and units in the heads', () => {
    const lines = markdownOf({}).split('\n');
    expect(lines[0]).toBe('## suite quick');
    expect(lines.filter((line) => line.startsWith('|')).slice(0, 4)).toEqual([
      '|  | delivered | lost | late p50 (ms) | late p99 (µs) | service p50 (µs) | requests /event | empty answers (%) | overhead /event (B) | server CPU ×control | client CPU ×control |',
      '| :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
      '| polling | 320 | 0 | 62.00 | – | – | – | – | – | 5.00 | – |',
      '| SSE (HTTP/1.1) | 320 | 0 | 0.40\\* | – | – | – | – | – | 1.50\\* | – |',
    ]);
  });

  test('a foreign name can neither end its cell nor bring in markup or HTML', () => {
    const trials = [
      measuredTrial('a|b<script>[x](y)`', 0, { delivered: 1 }),
      failedTrial('sse', 0, '<img src=x> *bold* &copy; | end'),
    ];
    const markdown = markdownOf({ order: [], trials });
    expect(markdown).toContain('| a\\|b\\<script\\>\\[x\\](y)\\` | 1 |');
    expect(markdown).toContain('\\<img src=x\\> \\*bold\\* \\&copy; \\| end');
  });
});
