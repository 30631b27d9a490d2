import { connect, type Socket } from 'node:net';
import { constants, getPriority, setPriority } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nowUs } from '../../core/clock.ts';
import { endpointOf } from '../../core/endpoint.ts';
import { socketServer } from '../../core/example-server.ts';
import type { Distribution } from '../../core/measurement.ts';
import { histogram } from '../../measure/histogram.ts';
import { ROW_IDS, rowOf } from '../../transports.ts';
import { delayedAck, delayedAckOfTheirs } from './delayed-ack.ts';
import { BUSY, simulatedTrial, type Disturbance } from './example-lateness.ts';
import { FOUR_AGENTS, linkWith, trialWith, valuesOf } from './example-trial.ts';

function isReason(service: Distribution): boolean {
  return delayedAck(trialWith({ service })) !== undefined;
}

describe('a delayed acknowledgement', () => {
  test('is found where all deliveries bunch at 40 ms', () => {
    expect(delayedAck(trialWith({ service: valuesOf([40, 41_000]) }))).toBe(
      "the service time bunches at 38.0 ms to 44.0 ms (100 % of them, beside what comes sooner): a delayed ACK against Nagle's algorithm, no transport's own time",
    );
  });

  test('is found where a tenth of them do', () => {
    expect(isReason(valuesOf([270, 1_000], [30, 40_000]))).toBe(true);
    expect(isReason(valuesOf([271, 1_000], [29, 40_000]))).toBe(false);
  });

  test('is found from six events to each of 4 subscribers up: fewer may be stalls of the machine', () => {
    expect(isReason(valuesOf([16, 1_000], [24, 40_000]))).toBe(true);
    expect(isReason(valuesOf([17, 1_000], [23, 40_000]))).toBe(false);
    expect(isReason(valuesOf([23, 40_000]))).toBe(false);
  });

  test.each([
    ['from', 38_000, 38_001],
    ['to', 44_001, 44_000],
  ])('bunches %s a limit', (_, outside, inside) => {
    expect(isReason(valuesOf([40, outside]))).toBe(false);
    expect(isReason(valuesOf([40, inside]))).toBe(true);
  });

  test('is none where as many come sooner', () => {
    expect(isReason(valuesOf([100, 1_000], [40, 40_000], [17, 31_000]))).toBe(false);
    expect(isReason(valuesOf([100, 1_000], [40, 40_000], [16, 31_000]))).toBe(true);
  });

  test('is none where more come later', () => {
    expect(isReason(valuesOf([100, 1_000], [40, 40_000], [41, 50_000]))).toBe(false);
    expect(isReason(valuesOf([100, 1_000], [40, 40_000], [40, 50_000]))).toBe(true);
  });

  test('is looked for in the lateness too, and in the response time of polls', () => {
    const slow = valuesOf([40, 41_000]);
    for (const row of ROW_IDS) {
      const isPoll = rowOf(row).pattern === 'poll';
      expect(delayedAck(trialWith({ lateness: slow }, row)) === undefined).toBe(isPoll);
      expect(delayedAck(trialWith({ service: slow }, row)) === undefined).toBe(isPoll);
      expect(delayedAck(trialWith({ responseTime: slow }, row)) === undefined).toBe(!isPoll);
    }
  });

  test("is what somebody's server is like, and no fault of the instrument's", () => {
    const server = { name: 'theirs', command: ['serve'] };
    const trial = trialWith({ service: valuesOf([40, 41_000]) }, 'sse', { server });
    expect(delayedAck(trial)).toBeUndefined();
    expect(delayedAckOfTheirs(trial)).toMatch(/^the service time bunches at 38\.0 ms to 44\.0 ms/);
    expect(delayedAckOfTheirs(trialWith({ service: valuesOf([40, 41_000]) }))).toBeUndefined();
  });

  test('is not looked for behind a link, whose delay it may be', () => {
    const service = valuesOf([40, 41_000]);
    expect(delayedAck(trialWith({ service, link: linkWith() }))).toBeUndefined();
  });

  /** Of all exponential tails the one with the most between 38 and 44 ms. */
  const tail: Disturbance = (_, random) => -41_000 * Math.log(1 - random());
  const stalls: Disturbance = (_, random) => 1_000 + (random() < 0.5 ? 100_000 * random() : 0);

  test.each<readonly [string, Disturbance, number]>([
    ['with stalls', BUSY, 4_000_000],
    ['with a tail through 40 ms', tail, 4_000_000],
    ['with a tail through 40 ms, for longer', tail, 10_000_000],
    ['with stalls of up to 100 ms', stalls, 4_000_000],
    ['with stalls of up to 100 ms, for longer', stalls, 10_000_000],
  ])('is not cried on a machine %s', (_, disturb, durationUs) => {
    const seeds = Array.from({ length: 400 }, (_, seed) => seed + 1);
    const trialOf = (seed: number) => simulatedTrial('sse', { ...FOUR_AGENTS, durationUs }, seed, disturb);
    expect(seeds.filter((seed) => delayedAck(trialOf(seed)) !== undefined).length / 400).toBeLessThan(0.01);
  });
});

/**
 * Writes each event in two parts to a client that answers it, both with Nagle's algorithm on: the second part waits
 * for the acknowledgement of the first, which the client saves for an answer that it cannot give yet.
 */
describe.skipIf(process.platform !== 'linux')('a server that writes in two parts', () => {
  const CLIENTS = 4;
  const EVENTS = 12;
  const EVERY_MS = 50;

  async function sendEvents(socket: Socket): Promise<void> {
    for (let n = 0; n < EVENTS; n += 1) {
      const stamp = nowUs();
      socket.write('event ');
      setImmediate(() => socket.write(`${stamp}\n`));
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    socket.end();
  }

  /** What waits for the processor is late by more than the acknowledgement, where others are many. */
  function beforeOthers(): void {
    const before = getPriority();
    try {
      setPriority(constants.priority.PRIORITY_HIGHEST);
    } catch {
      // Not everybody may: then it is to be tried again.
    }
    onTestFinished(() => {
      setPriority(before);
    });
  }

  function receive(url: URL, onEvent: (sentUs: number) => void): Promise<unknown> {
    const socket = connect(endpointOf(url));
    let text = '';
    socket.on('data', (part) => {
      text += String(part);
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        onEvent(Number(line.slice('event '.length)));
        socket.write('got it\n');
      }
    });
    return new Promise((resolve, reject) => socket.on('close', resolve).on('error', reject));
  }

  test('is found out by its delayed acknowledgements', { retry: 40 }, async () => {
    beforeOthers();
    const url = await socketServer((socket) => {
      socket.resume();
      void sendEvents(socket);
    });
    const service = histogram();
    const clients = Array.from({ length: CLIENTS }, () =>
      receive(url, (sentUs) => {
        service.record(nowUs() - sentUs);
      }),
    );
    await Promise.all(clients);
    expect(service.count).toBe(CLIENTS * EVENTS);
    expect(delayedAck(trialWith({ service }))).toMatch(/^the service time bunches at 38\.0 ms to 44\.0 ms/);
  });
});
