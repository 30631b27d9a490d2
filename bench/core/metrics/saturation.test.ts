import { describe, expect, test } from 'vitest';
import { distributionOf } from '../example-measurement.ts';
import { EXAMPLE_POLLS, exampleSaturation } from '../example-saturation.ts';
import { METRICS, saturationValuesOf } from '../metrics.ts';

describe('a trial without a feed', () => {
  test('tells how many polls a second there were, how many a core second bears, and what each took', () => {
    expect(saturationValuesOf(exampleSaturation())).toEqual({
      'polls.rate': 10_000,
      'polls.per-core': 10_000,
      'polls.server-cpu': 100,
      'polls.client-cpu': 40,
      'polls.max': 900,
      'polls.bytes-up': 85,
      'polls.bytes-down': 159,
      'polls.unexpected': 0,
      'polls.errors': 0,
      'polls.timeouts': 0,
      'response.p50': 500,
      'response.p99': 900,
      'server.utilisation': 0.99,
      'client.utilisation': 0.5,
    });
  });

  test('tells what a core bears by its CPU time, and only where it had none left', () => {
    const whole = exampleSaturation({ server: { cpuUs: 4_600_000, utilisation: 0.95 }, windowUs: 5_000_000 });
    expect(saturationValuesOf(whole)['polls.per-core']).toBeCloseTo(20_000 / 4.6);
    for (const server of [
      { cpuUs: 1_000_000, utilisation: 0.99 },
      { cpuUs: 4_900_000, utilisation: 0.5 },
    ]) {
      const half = saturationValuesOf(exampleSaturation({ server, windowUs: 5_000_000 }));
      expect(half).not.toHaveProperty(['polls.per-core']);
      expect(half['polls.server-cpu']).toBe(server.cpuUs / 20_000);
    }
  });

  test('has no value, and no NaN, for what it did not measure', () => {
    const values = saturationValuesOf(
      exampleSaturation({
        polls: { ...EXAMPLE_POLLS, answered: 0, received: 0 },
        answeredPerSecond: 0,
        responseTime: distributionOf([]),
        server: { cpuUs: 0, utilisation: 0 },
      }),
    );
    expect(Object.values(values).every((value) => Number.isFinite(value))).toBe(true);
    for (const id of ['polls.per-core', 'polls.server-cpu', 'polls.max', 'response.p50']) {
      expect(values).not.toHaveProperty([id]);
    }
  });

  test('has no metric of deliveries', () => {
    const ids = METRICS.filter((metric) => 'ofSaturation' in metric).map(({ id }) => id);
    expect(ids.filter((id) => /^(lateness|delivered|lost|bytes|requests|service)/.test(id))).toEqual([]);
  });
});
