import { describe, expect, test } from 'vitest';
import { distributionOf, exampleMeasurement } from '../example-measurement.ts';
import { LAYERS, type Layer } from '../layers.ts';
import type { LinkMeasurement } from '../measurement.ts';
import { valuesOf } from '../metrics.ts';

function layers(bytes: Partial<Record<Layer, number>>): Record<Layer, number> {
  return Object.fromEntries(LAYERS.map((layer) => [layer, bytes[layer] ?? 0])) as Record<Layer, number>;
}

/** 40 deliveries are owed, of which 20 came within the window. */
const LINK: LinkMeasurement = {
  delayed: false,
  cpuUs: 400,
  utilisation: 0.1,
  pauses: 0,
  appliedDelay: { up: distributionOf([]), down: distributionOf([5_100, 5_200, 5_300]) },
  transit: distributionOf([10, 20, 30]),
  wire: {
    up: layers({ 'request-heads': 4_000, tls: 880 }),
    down: layers({ 'response-heads': 8_000, payload: 3_640, 'event-framing': 20, tls: 880 }),
    events: 20,
    connect: 2_000,
  },
};

describe('the metrics of a ledger', () => {
  test('share what comes with an event among those that came, everything else among those owed', () => {
    const values = valuesOf(exampleMeasurement({ link: LINK }));
    expect(values).toMatchObject({
      'wire.request-heads.up': 100,
      'wire.response-heads.down': 200,
      'wire.payload.down': 182,
      'wire.event-framing.down': 1,
      'wire.tls.up': 22,
      'wire.total': 100 + 200 + 182 + 1 + 22 + 22,
      'wire.connect': 500,
      'link.cpu': 10,
      'link.transit.p50': 20,
      'link.delay.down': 5_200,
    });
  });

  test('leave out every time that the link itself would be part of, unless a delay was asked for', () => {
    const times = ['lateness.p50', 'lateness.mean', 'service.p50', 'connect.p50'];
    const own = valuesOf(exampleMeasurement());
    const forLedger = valuesOf(exampleMeasurement({ link: LINK }));
    const delayed = valuesOf(exampleMeasurement({ link: { ...LINK, delayed: true } }));
    for (const id of times) {
      expect(forLedger).not.toHaveProperty([id]);
      expect(delayed[id]).toBe(own[id]);
    }
    expect(forLedger['send-delay.p50']).toBe(own['send-delay.p50']);
  });

  test('are none without a ledger', () => {
    const { delayed, cpuUs, utilisation, pauses, transit, appliedDelay } = LINK;
    const link = { delayed, cpuUs, utilisation, pauses, transit, appliedDelay };
    const ids = Object.keys(valuesOf(exampleMeasurement({ link })));
    expect(ids.filter((id) => id.startsWith('wire.'))).toEqual([]);
  });
});
