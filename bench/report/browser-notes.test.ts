import { expect, test } from 'vitest';
import { browserNotes } from './browser-notes.ts';
import { EXAMPLE_ENVIRONMENT, exampleResult, measuredTrial } from './example-result.ts';
import { headlineGrid } from './grid.ts';
import { summarise } from './summary.ts';

const PAGES = {
  ...measuredTrial('sse', 0, { 'lateness.p50': 250, 'lateness.p99': 1_400, 'clock.error': 900 }),
  variant: 'browser',
};
const NODE = {
  ...measuredTrial('sse', 0, { 'lateness.p50': 300, 'lateness.p99': 1_200 }),
  variant: 'node',
};

const result = exampleResult({
  environment: { ...EXAMPLE_ENVIRONMENT, browser: 'Chromium 156.0' },
  variants: { node: {}, browser: { client: 'chromium' } },
  order: [['sse@node', 'sse@browser']],
  trials: [NODE, PAGES],
});

test('what is below the error of a page’s clock is shown as below it, and is nobody’s best', () => {
  const { columns, rows } = headlineGrid(summarise(result));
  const column = (id: string) => columns.findIndex(({ metric }) => metric.id === id);
  const cells = (id: string) => rows.map(({ cells: all }) => all[column(id)]);
  expect(cells('lateness.p50')).toEqual([
    { text: '300', best: false },
    { text: '<900', best: false },
  ]);
  expect(cells('lateness.p99')).toEqual([
    { text: '1.20', best: true },
    { text: '1.40', best: false },
  ]);
});

test('a run with pages says which browser it was, and how sure its clock is', () => {
  expect(browserNotes(result)).toEqual([
    expect.stringContaining('in pages of Chromium 156.0'),
    expect.stringContaining('known to within 900 µs'),
  ]);
  expect(browserNotes(exampleResult())).toEqual([]);
});

test('a run whose pages send up says that the error of their clock is in no echo time', () => {
  const sending = { ...result, parameters: { ...result.parameters, upstreamPerSecond: 10 } };
  expect(browserNotes(sending)).toContainEqual(expect.stringContaining('is in no echo time'));
});
