import { expect, test } from 'vitest';
import { METRICS } from '../core/metrics.ts';
import { ROW_IDS, rowOf } from '../transports.ts';
import { listText } from './list.ts';

test('the list names suites, rows and metrics, each with its title', () => {
  const lines = listText([{ name: 'quick', title: 'Which is how late?' }]).split('\n');
  const line = (first: string): string | undefined => lines.find((text) => text.startsWith(`${first} `));
  expect(line('quick')).toContain('Which is how late?');
  for (const id of ROW_IDS) expect(line(id)).toContain(rowOf(id).title);
  for (const { id, title, kind } of METRICS) {
    expect(line(id)).toContain(title);
    expect(line(id)?.endsWith(` ${kind}`)).toBe(true);
  }
});
