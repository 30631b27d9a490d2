import { describe, expect, test } from 'vitest';
import { distributionOf, exampleMeasurement } from '../example-measurement.ts';
import type { UpstreamMeasurement } from '../measurement.ts';
import { valuesOf } from '../metrics.ts';

/** Four messages that were sent by POST, and what is changed of them. */
function upstreamOf(changes: Partial<UpstreamMeasurement> = {}): UpstreamMeasurement {
  return {
    planned: 4,
    sent: 4,
    echoed: 4,
    wrong: 0,
    echo: distributionOf([900, 1_000, 1_100, 4_000]),
    roundTrip: distributionOf([500, 600, 700, 800]),
    sendDelay: distributionOf([100, 100, 100, 3_000]),
    requests: 4,
    atOnce: 4,
    ...changes,
  };
}

describe('the way up', () => {
  test('has no figures where nothing is sent up', () => {
    expect(Object.keys(valuesOf(exampleMeasurement())).filter((id) => id.startsWith('echo.'))).toEqual([]);
  });

  test('has times from when messages were due and from when they were sent, and amounts for each', () => {
    const upstream = upstreamOf({ bytes: { up: 800, down: 1_000 } });
    expect(valuesOf(exampleMeasurement({ upstream }))).toMatchObject({
      'echo.count': 4,
      'echo.lost': 0,
      'echo.p50': 1_000,
      'echo.max': 4_000,
      'echo.round-trip.p50': 600,
      'echo.round-trip.p99': 800,
      'echo.sent-late.p99': 3_000,
      'echo.requests': 1,
      'echo.bytes.up': 200,
      'echo.bytes.down': 250,
      'echo.server-cpu': 1_000,
      'echo.client-cpu': 2_000,
    });
  });

  test('takes echoes that never came for infinitely late', () => {
    const upstream = upstreamOf({
      echoed: 2,
      echo: distributionOf([900, 1_000]),
      roundTrip: distributionOf([1, 2]),
    });
    expect(valuesOf(exampleMeasurement({ upstream }))).toMatchObject({
      'echo.lost': 2,
      'echo.p50': 1_000,
      'echo.p99': Infinity,
      'echo.round-trip.p99': Infinity,
    });
  });

  test('leaves requests for events what they are, and socket bytes to nobody', () => {
    const requests = { client: 14, server: 14, messages: 4, empty: 5, heldMax: 4 };
    const values = valuesOf(exampleMeasurement({ upstream: upstreamOf(), requests }));
    expect(values).toMatchObject({ 'requests.per-event': 10 / 40, 'requests.empty': 5 / 10 });
    expect(Object.keys(values).filter((id) => id.startsWith('bytes.'))).toEqual([]);
  });

  test('tells no times through a link that is there for its ledger alone', () => {
    const none = distributionOf([]);
    const link = {
      delayed: false,
      cpuUs: 0,
      utilisation: 0,
      pauses: 0,
      appliedDelay: { up: none, down: none },
    };
    const values = valuesOf(exampleMeasurement({ upstream: upstreamOf(), link: { ...link, transit: none } }));
    expect(values).not.toHaveProperty(['echo.p50']);
    expect(values).toMatchObject({ 'echo.count': 4, 'echo.requests': 1 });
  });
});
