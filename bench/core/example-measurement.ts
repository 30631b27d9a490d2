import type { Distribution, LatenessQuarter, Measurement } from './measurement.ts';

/** Made-up measurements for tests: a healthy trial of a stream, 4 subscriptions and 10 events, and what is changed. */
export function exampleMeasurement(changes: Partial<Measurement> = {}): Measurement {
  return {
    subscriptions: 4,
    planned: 10,
    published: 10,
    windowUs: 10_000_000,
    readApartUs: 0,
    payloadBytes: 200,
    deliveries: EXAMPLE_DELIVERIES,
    deliveredInWindow: 40,
    lateness: distributionOf(new Array<number>(40).fill(2_000)),
    quarters: new Array<LatenessQuarter>(4).fill(EXAMPLE_QUARTER),
    sendDelay: distributionOf(new Array<number>(10).fill(600)),
    service: distributionOf(new Array<number>(40).fill(1_400)),
    responseTime: distributionOf([]),
    connectTime: distributionOf([1_000, 2_000, 3_000, 4_000]),
    keptAge: distributionOf(new Array<number>(40).fill(0)),
    keptEvents: distributionOf(new Array<number>(40).fill(1)),
    requests: { client: 0, server: 0, empty: 0, heldMax: 4 },
    connections: { opened: 4, openMax: 4, reconnects: 0 },
    bytes: { up: 0, down: 9_000 },
    slowReaders: 0,
    server: { cpuUs: 4_000, utilisation: 0.1, memoryPerSubscription: 12_000, memoryGrowth: 0, cuts: 0 },
    client: { cpuUs: 8_000, utilisation: 0.2 },
    clockErrorUs: 0,
    longestClientStallUs: 0,
    ...changes,
  };
}

export const EXAMPLE_DELIVERIES: Measurement['deliveries'] = {
  expected: 40,
  delivered: 40,
  lost: 0,
  duplicated: 0,
  reordered: 0,
  unknown: 0,
  gaps: 0,
  early: 0,
};

/** The values themselves, ranked as a percentile is defined: the least that so many per cent do not exceed. */
export function distributionOf(values: readonly number[]): Distribution {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    max: sorted.at(-1) ?? 0,
    percentile: (percent) => sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length - 1e-9)) - 1],
    encode: () => 'HISTFAAAAAA=',
  };
}

const EXAMPLE_QUARTER: LatenessQuarter = {
  expected: 10,
  lateness: distributionOf(new Array<number>(10).fill(2_000)),
};
