import { describe, expect, onTestFinished, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { decodeHistogram } from '../measure/histogram.ts';
import { echo, openBetween, openClient, readBytes, until, type Between } from './example-peers.ts';
import { isBalanced, reconcile } from './reconcile.ts';

async function between(...how: Parameters<typeof openBetween>): Promise<Between> {
  const opened = await openBetween(...how);
  onTestFinished(opened.close);
  return opened;
}

describe('the readings of a relay', () => {
  test('book each byte to the phase in which it passed', async () => {
    const { relay } = await between(echo);
    const client = openClient(relay.port);
    for (const [name, size] of [
      ['connect', 10],
      ['steady', 200],
      ['teardown', 3_000],
    ] as const) {
      relay.phase(name);
      client.write('x'.repeat(size));
      await readBytes(client, size);
    }
    const { phases } = relay.readings();
    expect([phases.connect, phases.steady, phases.teardown].map(({ bytes }) => bytes.up.outer)).toEqual([
      10, 200, 3_000,
    ]);
    expect([phases.connect, phases.steady, phases.teardown].map(({ bytes }) => bytes.down.inner)).toEqual([
      10, 200, 3_000,
    ]);
  });

  test('hold no delay where none was asked, and the relay’s own cost of each chunk', async () => {
    const { relay } = await between(echo);
    const client = openClient(relay.port);
    client.write('hello');
    await readBytes(client, 5);
    const { appliedDelay, transit } = relay.readings().phases.connect;
    expect(decodeHistogram(appliedDelay.up).count).toBe(0);
    expect(decodeHistogram(transit.up).count).toBe(1);
    expect(decodeHistogram(transit.down).count).toBe(1);
  });

  test('tell the delay that each direction had, which is never less than asked', async () => {
    const { relay } = await between(echo, { delayUs: { up: 3_000, down: 6_000 } });
    const client = openClient(relay.port);
    for (let round = 0; round < 5; round += 1) {
      const sentUs = nowUs();
      client.write('hello');
      await readBytes(client, 5);
      expect(nowUs() - sentUs).toBeGreaterThanOrEqual(9_000);
    }
    const { appliedDelay, transit } = relay.readings().phases.connect;
    for (const [direction, askedUs] of [
      ['up', 3_000],
      ['down', 6_000],
    ] as const) {
      const applied = decodeHistogram(appliedDelay[direction]);
      expect(applied.count).toBe(5);
      // A percentile is given as the upper end of its class.
      expect(applied.percentile(0)).toBeGreaterThanOrEqual(askedUs);
      expect(decodeHistogram(transit[direction]).count).toBe(5);
    }
  });

  test('are off by what is on its way, until it has arrived', async () => {
    const { relay } = await between(echo, { delayUs: { up: 20_000, down: 0 } });
    const client = openClient(relay.port);
    client.write('hello');
    await until(() => relay.readings().phases.connect.bytes.up.inner === 5);
    const onItsWay = relay.readings();
    expect(onItsWay.pending.up).toBe(5);
    expect(reconcile(onItsWay).up).toEqual({ ledgerOff: undefined, targetOff: -5 });
    expect(isBalanced(reconcile(onItsWay))).toBe(false);
    await readBytes(client, 5);
    const arrived = relay.readings();
    expect(arrived.pending).toEqual({ up: 0, down: 0 });
    expect(isBalanced(reconcile(arrived))).toBe(true);
  });

  test('are plain data', async () => {
    const { relay } = await between(echo);
    const readings = relay.readings();
    expect(JSON.parse(JSON.stringify(readings))).toEqual(readings);
  });
});
