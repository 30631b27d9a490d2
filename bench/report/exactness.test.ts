import { expect, test } from 'vitest';
import { metricOf } from '../core/metrics.ts';
import { isDetermined } from './exactness.ts';

test.each([
  ['lost', 'polling', false, true],
  ['lost', 'sse', true, true],
  ['lateness.p50', 'sse', false, false],
  ['bytes.overhead', 'sse', false, true],
  ['bytes.overhead', 'polling', false, false],
  ['bytes.overhead', 'sse', true, false],
  ['wire.tls.down', 'websocket', true, false],
  ['requests.per-event', 'sse', true, true],
  ['requests.per-event', 'of tomorrow', false, false],
])('%s of %s, over TLS: %s, is determined by the plan: %s', (id, row, tls, is) => {
  const metric = metricOf(id);
  expect(metric && isDetermined(metric, row, { tls })).toBe(is);
});
