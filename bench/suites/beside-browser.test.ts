import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { contenderName } from '../core/contender.ts';
import { besideBrowser } from './beside-browser.ts';
import { contendersOf, SUITES } from './suites.ts';

describe('a suite beside a browser', () => {
  const suite = besideBrowser(SUITES.quick, null);

  test('has every row in Node and in pages, and the control once, as no page can speak it', () => {
    const names = contendersOf(suite, suite.rows).map(contenderName);
    expect(names.toSorted()).toEqual([
      'long-polling@browser',
      'long-polling@node',
      'polling@browser',
      'polling@node',
      'raw-tcp',
      'sse-h2@browser TLS',
      'sse-h2@node TLS',
      'sse@browser',
      'sse@node',
      'websocket@browser',
      'websocket@node',
    ]);
  });

  test('runs both through one link that counts for both, with few enough agents for pages', () => {
    expect(suite.parameters).toMatchObject({ link: true, ledger: true, client: 'node', agents: 4 });
    expect(suite.variants?.['browser']?.changes).toEqual({ client: 'chromium' });
    expect(suite.variants?.['browser TLS']?.changes).toEqual({ client: 'chromium', tls: true });
  });

  test('has TLS for whatever is asked for over HTTP/2', () => {
    const { variants } = besideBrowser(SUITES.quick, 2);
    expect(variants?.['browser TLS']?.rows).toEqual(['polling', 'long-polling', 'sse', 'sse-h2']);
    expect(variants?.['browser']?.rows).toEqual(['websocket']);
  });

  test('is not made of one that has variants already, or no feed', () => {
    expect(() => besideBrowser(SUITES.bytes, null)).toThrow(Failure);
    expect(() => besideBrowser(SUITES['connection-limit'], null)).toThrow(/suites with a feed/);
  });
});
