import type { Parameters } from '../core/result.ts';
import { ROW_IDS, type RowId } from '../transports.ts';

type Scenario = { readonly rows: readonly RowId[]; readonly changes: Partial<Parameters> };

const OVER_HTTP1 = ['polling', 'long-polling', 'sse', 'websocket'] as const satisfies readonly RowId[];
const OVER_HTTP2 = ['polling', 'long-polling', 'sse-h2'] as const satisfies readonly RowId[];

/** What a byte table has to name: who asks, over which HTTP, with TLS or without. */
export const BYTES_VARIANTS: Readonly<Record<string, Scenario>> = {
  bare: { rows: ROW_IDS.filter((row) => row !== 'sse-h2'), changes: {} },
  chromium: {
    rows: OVER_HTTP1,
    changes: { requestHeaders: 'chromium', responseHeaders: 'proxied' },
  },
  'chromium-cookie': {
    rows: OVER_HTTP1,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied' },
  },
  'bare H2': { rows: OVER_HTTP2, changes: { http: 2 } },
  'chromium-cookie H2': {
    rows: OVER_HTTP2,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied', http: 2 },
  },
  'chromium-cookie TLS': {
    rows: OVER_HTTP1,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied', tls: true },
  },
  'chromium-cookie H2 TLS': {
    rows: OVER_HTTP2,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied', http: 2, tls: true },
  },
};
