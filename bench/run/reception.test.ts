import { describe, expect, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { encodeEvent, type FeedName } from '../core/event.ts';
import { reception } from './reception.ts';

function payloadOf(n: number, feed: FeedName = 'measured'): string {
  const stampUs = nowUs();
  return encodeEvent({ feed, n, dueUs: stampUs, sentUs: stampUs, body: 'text' });
}

/** Whether a promise is settled by now, all microtasks done. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  const pending = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([promise.then(() => true), pending]);
}

describe('reception', () => {
  test('gives each event of the expected feed to its subscription, with the moment at which it came', () => {
    const received = reception(2);
    received.expect('measured', 2);
    for (const subscription of [0, 1]) received.handlers(subscription).onEvent(payloadOf(0));
    received.handlers(1).onEvent(payloadOf(1));
    expect(received.current.counts()).toMatchObject({ expected: 4, delivered: 3, lost: 1, early: 0 });
    expect(received.current.lateness.count).toBe(3);
  });

  test('counts events of another feed, and payloads that are none, as unknown', () => {
    const received = reception(1);
    received.expect('measured', 3);
    const { onEvent } = received.handlers(0);
    for (const payload of [payloadOf(0, 'warmup'), payloadOf(0, 'probe'), 'hello', '', '{}'])
      onEvent(payload);
    expect(received.current.counts()).toMatchObject({ delivered: 0, unknown: 5 });
  });

  test('expects nothing at first, and each feed anew', () => {
    const received = reception(1);
    expect(received.current.complete).toBe(true);
    received.expect('probe', 1);
    received.handlers(0).onEvent(payloadOf(0, 'probe'));
    expect(received.current.complete).toBe(true);
    received.expect('measured', 1);
    expect(received.current.counts()).toMatchObject({ expected: 1, delivered: 0 });
  });

  test('is settled with the last delivery, and not before', async () => {
    const received = reception(2);
    received.expect('measured', 1);
    const settled = received.settled();
    received.handlers(0).onEvent(payloadOf(0));
    expect(await isSettled(settled)).toBe(false);
    received.handlers(1).onEvent(payloadOf(0));
    expect(await isSettled(settled)).toBe(true);
    expect(await isSettled(received.settled())).toBe(true);
  });

  test('is settled at once when nothing is expected', async () => {
    const received = reception(3);
    received.expect('warmup', 0);
    expect(await isSettled(received.settled())).toBe(true);
  });

  test('is settled when a subscription ends for good, and says why it did', async () => {
    const received = reception(1);
    received.expect('measured', 1);
    const settled = received.settled();
    received.handlers(0).onEnd({ kind: 'refused', message: 'the server answered 404' });
    expect(await isSettled(settled)).toBe(true);
    expect(await isSettled(received.settled())).toBe(true);
    expect(received.endings).toEqual(['the server answered 404']);
  });

  test('counts the gaps that a server announces', () => {
    const received = reception(1);
    received.expect('measured', 1);
    received.handlers(0).onGap('evicted');
    expect(received.current.counts().gaps).toBe(1);
  });
});
