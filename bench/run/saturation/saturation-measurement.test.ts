import { expect, test } from 'vitest';
import { histogram } from '../../measure/histogram.ts';
import type { ServerReading, ServerReadings } from '../server-calls.ts';
import type { SaturationReading, SaturationReadings } from './saturation-calls.ts';
import { saturationMeasurement } from './saturation-measurement.ts';

function encoded(...values: readonly number[]): string {
  const times = histogram();
  for (const value of values) times.record(value);
  return times.encode();
}

/** Of a process that was busy for a share of each second, and used as much CPU. */
function used(atUs: number, share: number): Pick<SaturationReading, 'atUs' | 'process'> {
  return { atUs, process: { cpuUs: share * atUs, loop: { active: share * atUs, idle: (1 - share) * atUs } } };
}

function driver(answered: number, share: number, ...responsesUs: readonly number[]): SaturationReadings {
  return {
    start: { ...used(1_000_000, share), answered: 1_000, responseTime: encoded(9_999) },
    end: { ...used(3_000_000, share), answered: 1_000 + answered, responseTime: encoded(...responsesUs) },
    unexpected: 1,
    failures: { errors: 2, timeouts: 3 },
  };
}

type Counts = Pick<ServerReading, 'requestsReceived'> & {
  readonly sockets: Pick<ServerReading['sockets'], 'open' | 'opened' | 'bytesRead' | 'bytesWritten'>;
};

function reading(atUs: number, counts: Counts): ServerReading {
  const sockets = { openMax: 9, ...counts.sockets };
  const { requestsReceived } = counts;
  return { ...used(atUs, 0.9), residentBytes: 0, heldMax: 0, requestsReceived, sockets };
}

test('what a trial without a feed measured is of its window, and of all its drivers', () => {
  const start = reading(1_100_000, {
    requestsReceived: 500,
    sockets: { open: 4, opened: 7, bytesRead: 100, bytesWritten: 200 },
  });
  const end = reading(3_000_000, {
    requestsReceived: 1_300,
    sockets: { open: 5, opened: 8, bytesRead: 68_100, bytesWritten: 127_400 },
  });
  const server = { before: start, start, end, drained: end } as ServerReadings;
  const measured = saturationMeasurement({
    connections: 5,
    server,
    clients: [driver(600, 0.5, 100, 300), driver(200, 0.25, 200)],
  });
  const { responseTime, ...others } = measured;
  expect(others).toEqual({
    windowUs: 1_900_000,
    polls: { answered: 800, received: 800, unexpected: 2, errors: 4, timeouts: 6 },
    answeredPerSecond: 400,
    connections: { planned: 5, open: 4, opened: 1 },
    bytes: { up: 68_000, down: 127_200 },
    server: { cpuUs: expect.closeTo(1_710_000, 3) as number, utilisation: expect.closeTo(0.9, 9) as number },
    client: { cpuUs: 1_500_000, utilisation: 0.5 },
  });
  // Those of the warm-up are left out.
  expect([responseTime.count, responseTime.percentile(50), responseTime.max]).toEqual([3, 200, 300]);
});
