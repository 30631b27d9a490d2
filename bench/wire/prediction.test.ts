import { describe, expect, onTestFinished, test } from 'vitest';
import { openOwnSubject } from '../contract/own-subject.ts';
import { SETTINGS } from '../contract/settings.ts';
import { nowUs } from '../core/clock.ts';
import { encodeEvent } from '../core/event.ts';
import { bodiesOf, dueOffsets, type FeedPlan } from '../core/feed.ts';
import { until } from '../link/example-peers.ts';
import { loadOfOne } from '../predict/forecast.ts';
import { readProfile } from '../profiles/profiles.ts';
import { rowOf, type RowId } from '../transports.ts';
import { FIRST_SEQ, measureUnitCosts } from './unit-costs.ts';

const EVENTS = 100;

const PLAN: FeedPlan = {
  feed: 'measured',
  ratePerSecond: 200,
  arrival: 'constant',
  length: { events: EVENTS },
  bodyBytes: 100,
  seed: 1,
};

/** Carries the feed to one subscriber and tells the bytes on the server's sockets, both ways. */
async function measuredBytes(id: RowId): Promise<number> {
  const subject = await openOwnSubject(rowOf(id), {
    ...SETTINGS,
    history: { maxEvents: 1, maxBytes: Infinity },
  });
  onTestFinished(subject.close);
  await subject.publish(...Array.from({ length: FIRST_SEQ }, () => '{}'));
  const reader = await subject.openAgent().subscribe();
  const bytes = (): number =>
    [...subject.control.sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0);
  const before = bytes();
  const bodyOf = bodiesOf(PLAN);
  const startUs = nowUs();
  // One after the other has come: on a busy machine events would join, and share a frame over HTTP/2.
  for (const [n, offsetUs] of dueOffsets(PLAN).entries()) {
    const dueUs = startUs + offsetUs;
    await subject.publish(encodeEvent({ feed: 'measured', n, dueUs, sentUs: nowUs(), body: bodyOf(n) }));
    await until(() => reader.received.length > n);
  }
  return bytes() - before;
}

describe('a prediction', () => {
  test.each(['sse', 'sse-h2', 'websocket', 'raw-tcp'] as const)(
    'of a feed at constant rate over %s is within a hundredth of what its sockets count',
    async (row) => {
      const profile = readProfile('bare');
      const costs = await measureUnitCosts({
        row,
        http: null,
        tls: false,
        profile,
        bodyBytes: PLAN.bodyBytes,
      });
      const { bytesPerSecond } = loadOfOne(costs, {
        ratePerSecond: PLAN.ratePerSecond,
        idleShare: 0,
        pollEveryUs: 1,
        holdUs: 1,
        repollGapUs: 0,
        heartbeatUs: SETTINGS.serve.heartbeatUs,
      });
      const predicted = (bytesPerSecond.up + bytesPerSecond.down) * (EVENTS / PLAN.ratePerSecond);
      const ratio = (await measuredBytes(row)) / predicted;
      expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
    },
  );
});
