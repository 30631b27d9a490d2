import { describe, expect, test } from 'vitest';
import { exampleEvidence } from '../claims/example-evidence.ts';
import { mostPollers } from '../predict/crossover.ts';
import type { RowId } from '../transports.ts';
import type { Asked } from './asked.ts';
import { EXAMPLE_ASKED, exampleGrounds, LONG_POLL_US, POLL_US, POLLED_EVENT_US } from './example-grounds.ts';
import { measuredCostsOf } from './measured/measured-costs.ts';
import { isBarred, prospectOf, type Prospect } from './prospect.ts';

const { evidence, costs } = exampleGrounds();

function prospect(row: RowId, changes: Partial<Asked> = {}): Prospect {
  const its = costs.get(0)?.find(({ candidate }) => candidate.row === row);
  if (its === undefined) throw new Error(`there is no ${row}`);
  const measured = measuredCostsOf(evidence, its.candidate);
  const found = prospectOf({ ...its, measured }, { ...EXAMPLE_ASKED, ...changes });
  if (isBarred(found)) throw new Error(`${row} cannot do it`);
  return found;
}

describe('polling', () => {
  test('asks as rarely as can be: 0.99 T, the way and the host take all the time that there is', () => {
    const { pollEveryUs, lateness, requestsPerSecond } = prospect('polling', { delayUs: 20_000 });
    const hostUs = 1_500;
    expect((pollEveryUs ?? NaN) * 0.99 + 20_000 + hostUs).toBeCloseTo(1_000_000, -3);
    expect(lateness.p99Us).toBeLessThanOrEqual(1_000_000);
    expect(lateness.p50Us).toBeCloseTo((pollEveryUs ?? NaN) / 2 + 20_000 + hostUs, -3);
    expect(requestsPerSecond).toBeCloseTo((1_000 * 1e6) / (pollEveryUs ?? NaN), 6);
  });

  test('needs the cores that so many pollers do', () => {
    const { pollEveryUs, server } = prospect('polling', { clients: 50_000, ratePerSecond: 3 });
    const cpu = {
      emptyPollUs: POLL_US,
      pollWithEventUs: POLL_US + POLLED_EVENT_US,
      furtherEventUs: POLLED_EVENT_US,
    };
    const clientsOfOneCore = mostPollers(cpu, 3, pollEveryUs ?? NaN);
    expect(server?.needed).toBeCloseTo(50_000 / clientsOfOneCore, 3);
    expect(server?.presumed).toBe(Math.ceil((server?.needed ?? NaN) / 0.8));
  });

  test('keeps a connection for each client', () => {
    expect(prospect('polling').memoryBytes).toBeCloseTo(9_000 * 1_000, -5);
  });
});

describe('long polling', () => {
  test('asks once for each event, which goes to all at once', () => {
    const { requestsPerSecond, server, lateness, memoryBytes } = prospect('long-polling');
    expect(requestsPerSecond).toBeCloseTo(1_000, 6);
    expect(server?.load).toBeCloseTo((1_000 * LONG_POLL_US) / 1e6, 6);
    expect(server?.burstUs).toBeCloseTo(1_000 * LONG_POLL_US, 3);
    expect(lateness.p99Us).toBeGreaterThan(5_000 + 0.99 * 1_000 * LONG_POLL_US);
    expect(memoryBytes).toBeCloseTo(12_000 * 1_000, -5);
  });
});

describe('streams', () => {
  test('take the delay, what the host takes, and the handing to all', () => {
    const { lateness, bytesPerSecond, requestsPerSecond } = prospect('sse', { delayUs: 20_000 });
    // 7 µs to each of 1,000 clients; what an event waits behind others is 7 ms × 0.75 % / 2.
    expect(lateness.p50Us).toBeCloseTo(20_000 + 1_500 + 3_500 + 26, -2);
    expect(lateness.p99Us).toBeCloseTo(20_000 + 3_000 + 6_930 + 26, -2);
    expect(bytesPerSecond).toEqual({ up: 0, down: expect.closeTo(1_000 * (210 + 8 / 15), 6) as number });
    expect(requestsPerSecond).toBe(0);
  });

  test('send up over themselves, or by a request each', () => {
    const asked = { upstreamPerSecond: 0.25 };
    expect(prospect('websocket', asked).requestsPerSecond).toBe(0);
    expect(prospect('sse', asked).requestsPerSecond).toBe(250);
    expect(prospect('websocket', asked).bytesPerSecond.up).toBeCloseTo(250 * 116, 6);
  });

  test('are worked out without what was not measured', () => {
    const measured = measuredCostsOf(exampleEvidence(), { row: 'sse', http: 1 });
    expect(measured.messageCpu).toBeUndefined();
    expect(measured.cpu?.deliveries).toHaveLength(1);
  });
});
