import { expect, test } from 'vitest';
import { besideBrowser } from '../suites/beside-browser.ts';
import { contendersOf } from '../suites/suite.ts';
import { SUITES } from '../suites/suites.ts';
import { withoutImpossible } from './left-out.ts';

const DUPLEX = besideBrowser(SUITES.duplex, null);

test('what cannot take part is left out, with a line for each reason that names rows and variants', () => {
  const { suite, lines } = withoutImpossible(DUPLEX, (row, { client, ratePerSecond }) =>
    client === 'chromium' && ratePerSecond === 0 && row !== 'websocket' ? 'no page is like that' : undefined,
  );
  expect(lines).toEqual([
    'polling, long polling, SSE (HTTP/1.1), SSE (HTTP/2) (alone 1/s; alone 10/s; alone 100/s): no page is like that',
  ]);
  const left = contendersOf(suite, suite.rows).filter(
    ({ variant }) => variant?.startsWith('alone 1/s') === true,
  );
  expect(left.filter(({ variant }) => variant?.includes('browser'))).toEqual([
    { row: 'websocket', variant: 'alone 1/s, browser' },
  ]);
  expect(left).toHaveLength(1 + 5 + 1);
  expect(Object.keys(suite.variants ?? {})).not.toContain('alone 1/s, browser TLS');
});

test('rows that nobody asked for are left out without a word', () => {
  const asked = { ...DUPLEX, rows: ['sse'] } as const;
  expect(withoutImpossible(asked, (row) => (row === 'sse' ? undefined : 'never')).lines).toEqual([]);
});

test('a scenario that has no side left needs no control', () => {
  const { suite } = withoutImpossible(DUPLEX, (row, { upstreamPerSecond }) =>
    upstreamPerSecond === 10 && row !== 'raw-tcp' ? 'too often' : undefined,
  );
  const names = Object.keys(suite.variants ?? {});
  expect(names.filter((name) => name.includes('10/s'))).toEqual([]);
  expect(names).toContain('alone 1/s');
});
