import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { contenderName } from '../core/contender.ts';
import { besideBrowser } from './beside-browser.ts';
import { contendersOf } from './suite.ts';
import { SUITES } from './suites.ts';

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

  test('has both under each of its own variants, the control once in each, and TLS where a variant has HTTP/2', () => {
    const divided = besideBrowser(SUITES.bytes, null);
    const { variants = {} } = divided;
    const named = Object.keys(variants).filter((name) => name.startsWith('bare'));
    expect(named).toEqual([
      'bare',
      'bare, node',
      'bare, browser',
      'bare H2, node TLS',
      'bare H2, browser TLS',
    ]);
    expect(variants['bare']).toEqual({ rows: ['raw-tcp'], changes: {} });
    expect(variants['bare H2, browser TLS']).toEqual({
      rows: ['polling', 'long-polling', 'sse-h2'],
      changes: { http: 2, tls: true, client: 'chromium' },
      scenario: 'bare H2',
    });
    // Nothing more is needed where a variant has TLS by itself.
    expect(variants['chromium-cookie H2 TLS, browser']?.changes).toMatchObject({ tls: true, http: 2 });
    expect(contendersOf(divided, ['raw-tcp'])).toEqual([{ row: 'raw-tcp', variant: 'bare' }]);
  });

  test('has each side of a sweep on a curve of its own, over the same points', () => {
    const { sweep } = besideBrowser(SUITES['sweep-poll'], null);
    const points = Object.entries(sweep?.points ?? {});
    for (const side of ['node', 'browser']) {
      const its = points.filter(([variant]) => sweep?.series?.[variant] === side);
      expect(its.map(([, at]) => at)).toEqual(Object.values(SUITES['sweep-poll'].sweep.points));
    }
  });

  test('is not made of one that has no feed', () => {
    expect(() => besideBrowser(SUITES.saturation, null)).toThrow(Failure);
    expect(() => besideBrowser(SUITES['connection-limit'], null)).toThrow(/suites with a feed/);
  });
});
