import { expect, test } from 'vitest';
import { contenderName } from '../core/contender.ts';
import { Failure } from '../core/failure.ts';
import { browserBesideOurs } from './browser-beside-ours.ts';
import { contendersOf } from './suite.ts';
import { SUITES } from './suites.ts';

const SERVER = { name: 'theirs', url: 'http://127.0.0.1:1' };

test('a suite beside somebody and a browser has each row four times, and the control once', () => {
  const suite = browserBesideOurs(SUITES.quick, SERVER, (row) => row === 'sse' || row === 'sse-h2', null);
  expect(suite.parameters).toMatchObject({ trigger: 'post', link: true, ledger: true, agents: 4 });
  expect(contendersOf(suite, suite.rows).map(contenderName).toSorted()).toEqual([
    'raw-tcp',
    'sse-h2@browser TLS, ours',
    'sse-h2@browser TLS, theirs',
    'sse-h2@node TLS, ours',
    'sse-h2@node TLS, theirs',
    'sse@browser, ours',
    'sse@browser, theirs',
    'sse@node, ours',
    'sse@node, theirs',
  ]);
  expect(suite.variants?.['browser, theirs']?.changes).toEqual({ client: 'chromium', server: SERVER });
  // What is asked of the whole suite is refused, not left out: no side is a scenario of the suite's own.
  expect(suite.variants?.['browser, theirs']).not.toHaveProperty('scenario');
});

test('a sweep has a curve for each of the four, under its own scenarios', () => {
  const { sweep, variants } = browserBesideOurs(SUITES['sweep-poll'], SERVER, () => true, null);
  expect(variants?.['λT 0.69, browser, theirs']?.scenario).toBe('λT 0.69');
  expect(new Set(Object.values(sweep?.series ?? {}))).toEqual(
    new Set(['node, ours', 'node, theirs', 'browser, ours', 'browser, theirs']),
  );
});

test('a suite without a feed is refused', () => {
  expect(() => browserBesideOurs(SUITES.saturation, SERVER, () => true, null)).toThrow(Failure);
});
