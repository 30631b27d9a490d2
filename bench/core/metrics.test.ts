import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distributionOf, EXAMPLE_DELIVERIES, exampleMeasurement } from './example-measurement.ts';
import type { Measurement } from './measurement.ts';
import { metricOf, METRICS, valuesOf } from './metrics.ts';
import { MEMORY_SUBSCRIBERS } from './metrics/resources.ts';

const IDS = METRICS.map(({ id }) => id);

function valueOf(id: string, changes: Partial<Measurement>): number | undefined {
  return valuesOf(exampleMeasurement(changes))[id];
}

describe('the table of metrics', () => {
  test('holds each id and each column once', () => {
    expect(new Set(IDS).size).toBe(IDS.length);
    expect(new Set(METRICS.map(({ title }) => title)).size).toBe(IDS.length);
  });

  test('has ids that fit a threshold and a file, and explains every metric', () => {
    for (const { id, meaning, title } of METRICS) {
      expect(id).toMatch(/^[a-z]+([.-][a-z0-9]+)*(\.\d)?$/);
      expect(title).not.toBe('');
      expect(meaning).toMatch(/^[A-Z0-9].*\.$|^[a-z]+\.[a-z]+ as /);
    }
  });

  test('has multiples of metrics only that every trial holds, in the same sense of better', () => {
    for (const metric of METRICS) {
      if (!('timesControl' in metric)) continue;
      const base = metricOf(metric.timesControl);
      expect(base !== undefined && 'value' in base).toBe(true);
      expect(metric).toMatchObject({ unit: 'ratio', better: base?.better, kind: 'sampled' });
    }
  });

  test('is found by id, and has nothing under another name', () => {
    for (const id of IDS) expect(metricOf(id)?.id).toBe(id);
    for (const id of ['', 'lateness', 'constructor', 'LOST']) expect(metricOf(id)).toBeUndefined();
  });

  test('gives a trial every value that it holds by itself, none of them NaN', () => {
    const own = METRICS.filter((metric) => 'value' in metric).map(({ id }) => id);
    const values = valuesOf(exampleMeasurement());
    const absent = /^(server\.(memory|memory\.growth|cuts)|requests\.empty|response\..*)$/;
    const expected = own.filter(
      (id) => !absent.test(id) && !/^(wire|link|echo|spread|publish|clock)\./.test(id),
    );
    expect(Object.keys(values).toSorted()).toEqual(expected.toSorted());
    expect(Object.values(values).every((value) => Number.isFinite(value))).toBe(true);
  });

  test('gives no value, and no NaN, for a trial that owed nothing and measured nothing', () => {
    const none = distributionOf([]);
    const deliveries = { ...EXAMPLE_DELIVERIES, expected: 0, delivered: 0 };
    const distributions = { lateness: none, service: none, sendDelay: none, keptAge: none, keptEvents: none };
    const values = valuesOf(
      exampleMeasurement({ ...distributions, connectTime: none, deliveries, deliveredInWindow: 0 }),
    );
    expect(Object.values(values).every((value) => Number.isFinite(value))).toBe(true);
    expect(Object.keys(values)).not.toContain('bytes.down');
    expect(Object.keys(values)).not.toContain('lateness.p50');
    expect(Object.keys(values)).not.toContain('lateness.mean');
  });
});

describe('lateness with lost events', () => {
  /** So many events that came 1, 2, 3 … µs late, and so many that never came. */
  function lateness(delivered: number, lost: number): Record<string, number> {
    const deliveries = { ...EXAMPLE_DELIVERIES, expected: delivered + lost, delivered, lost };
    const came = distributionOf(Array.from({ length: delivered }, (_, index) => index + 1));
    return valuesOf(exampleMeasurement({ deliveries, lateness: came }));
  }

  test('of 1 in 100 has a finite p99, and an infinite p99.9', () => {
    expect(lateness(99, 1)).toMatchObject({
      'lateness.p50': 50,
      'lateness.p90': 90,
      'lateness.p99': 99,
      'lateness.p99.9': Infinity,
      'lateness.max': Infinity,
      'lateness.mean': Infinity,
    });
  });

  test.each([1_000, 2_000, 10_000, 50_000])('of 1 in 1,000, %d in all, has a finite p99.9', (all) => {
    const came = (all * 999) / 1_000;
    expect(lateness(came, all - came)).toMatchObject({ 'lateness.p99.9': came, 'lateness.max': Infinity });
  });

  test('ranks the service time of what never came as it does its lateness', () => {
    const deliveries = { ...EXAMPLE_DELIVERIES, expected: 50, lost: 10 };
    const service = distributionOf(new Array<number>(40).fill(1_400));
    expect(valueOf('service.p50', { deliveries, service })).toBe(1_400);
    expect(valueOf('service.p99', { deliveries, service })).toBe(Infinity);
  });

  test('of half and one more has no finite median', () => {
    expect(lateness(50, 50)['lateness.p50']).toBe(50);
    expect(lateness(49, 51)['lateness.p50']).toBe(Infinity);
  });

  test('of all is infinite throughout', () => {
    expect(lateness(0, 3)).toMatchObject({ 'lateness.p50': Infinity, 'lateness.mean': Infinity });
  });

  test('is what a list of all events, the lost ones at its end, gives', () => {
    const counts = fc.tuple(fc.nat(400), fc.nat(40)).filter(([delivered, lost]) => delivered + lost > 0);
    fc.assert(
      fc.property(counts, ([delivered, lost]) => {
        const all = [
          ...Array.from({ length: delivered }, (_, index) => index + 1),
          ...new Array<number>(lost).fill(Infinity),
        ];
        const values = lateness(delivered, lost);
        for (const [id, tenths] of [
          ['lateness.p50', 500],
          ['lateness.p90', 900],
          ['lateness.p99', 990],
          ['lateness.p99.9', 999],
          ['lateness.max', 1_000],
        ] as const) {
          expect(values[id]).toBe(all[Math.ceil((tenths * all.length) / 1_000) - 1]);
        }
      }),
    );
  });
});

describe('bytes', () => {
  const AMOUNTS = fc.record({
    up: fc.nat(1_000_000),
    down: fc.nat(1_000_000),
    payloadBytes: fc.nat(2_000),
    expected: fc.integer({ min: 1, max: 1_000 }),
    missed: fc.nat(1_000),
  });

  test('down and up less the payload are the overhead, however many events came outside the window', () => {
    fc.assert(
      fc.property(AMOUNTS, ({ up, down, payloadBytes, expected, missed }) => {
        const values = valuesOf(
          exampleMeasurement({
            bytes: { up, down },
            payloadBytes,
            deliveries: { ...EXAMPLE_DELIVERIES, expected },
            deliveredInWindow: Math.max(0, expected - missed),
          }),
        );
        const rest = (values['bytes.down'] ?? NaN) + (values['bytes.up'] ?? NaN) - payloadBytes;
        expect(values['bytes.overhead']).toBeCloseTo(rest, 6);
      }),
    );
  });

  test('are for each event owed to each subscription', () => {
    const values = valuesOf(exampleMeasurement({ bytes: { up: 400, down: 9_000 } }));
    expect(values).toMatchObject({ 'bytes.up': 10, 'bytes.down': 225, 'bytes.overhead': 35 });
  });

  test('of a payload that came after the window are counted down, as if it had come within', () => {
    const late = { deliveredInWindow: 39, bytes: { up: 0, down: 9_000 - 200 } };
    expect(valueOf('bytes.down', late)).toBe(225);
    expect(valueOf('bytes.overhead', late)).toBe(25);
  });
});

describe('requests', () => {
  const requests = { client: 120, server: 120, empty: 90, heldMax: 3 };

  test('are for each event owed, and empty answers a share of them', () => {
    expect(valueOf('requests.per-event', { requests })).toBe(3);
    expect(valueOf('requests.empty', { requests })).toBe(0.75);
    expect(valueOf('requests.held', { requests })).toBe(3);
  });

  test('have no share of empty answers where there were none at all', () => {
    expect(valueOf('requests.empty', {})).toBeUndefined();
    expect(valueOf('requests.per-event', {})).toBe(0);
  });
});

describe('costs', () => {
  test('of CPU are for each event owed to a subscription', () => {
    const values = valuesOf(exampleMeasurement());
    expect(values).toMatchObject({ 'server.cpu': 100, 'client.cpu': 200 });
    expect(values).toMatchObject({ 'server.utilisation': 0.1, 'client.utilisation': 0.2 });
  });

  test('of memory are told from so many subscriptions up that they rise above the noise', () => {
    expect(valueOf('server.memory', { subscriptions: MEMORY_SUBSCRIBERS - 1 })).toBeUndefined();
    expect(valueOf('server.memory', { subscriptions: MEMORY_SUBSCRIBERS })).toBe(12_000);
  });

  test('of keeping events are taken from what was handed over', () => {
    const kept = { keptAge: distributionOf([1, 2, 30]), keptEvents: distributionOf([1, 7]) };
    expect(valuesOf(exampleMeasurement(kept))).toMatchObject({
      'kept.age.p50': 2,
      'kept.age.max': 30,
      'kept.events.max': 7,
    });
    expect(valueOf('kept.events.max', { keptEvents: distributionOf([]) })).toBeUndefined();
  });
});

describe('counts', () => {
  test('of deliveries and connections are taken as they are', () => {
    const deliveries = { ...EXAMPLE_DELIVERIES, delivered: 37, lost: 3, duplicated: 2, reordered: 1 };
    const connections = { opened: 6, openMax: 5, reconnects: 2 };
    expect(valuesOf(exampleMeasurement({ deliveries, connections }))).toMatchObject({
      delivered: 37,
      lost: 3,
      duplicated: 2,
      reordered: 1,
      'connections.opened': 6,
      'connections.open': 5,
      reconnects: 2,
    });
  });

  test('are better lower, but for what came through', () => {
    expect(metricOf('delivered')?.better).toBe('higher');
    for (const id of ['lost', 'duplicated', 'reordered']) expect(metricOf(id)?.better).toBe('lower');
  });
});
