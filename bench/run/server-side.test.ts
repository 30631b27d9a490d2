import { expect, test } from 'vitest';
import { histogram } from '../measure/histogram.ts';
import type { ServerReading } from './server-calls.ts';
import { serverSide, type OtherSubscribers } from './server-side.ts';

const READING: ServerReading = {
  atUs: 0,
  process: { cpuUs: 0, loop: { idle: 1, active: 1 } },
  residentBytes: 1,
  sockets: { opened: 7, openMax: 6, open: 2, bytesRead: 0, bytesWritten: 0 },
  requestsReceived: 4,
  heldMax: 5,
};

function toldBy(others: OtherSubscribers) {
  const none = histogram().encode();
  const readings = { before: READING, start: READING, end: READING, drained: READING };
  return serverSide('stream', { ...readings, keptAge: none, keptEvents: none, cuts: 0 }, [], others);
}

test('what a server counts is of the clients that are measured alone', () => {
  const alone = toldBy({ slowReaders: 0, goneSubscribers: 0 });
  expect(alone.connections).toEqual({ opened: 7, openMax: 6 });
  expect(alone.requests.heldMax).toBe(5);

  const besideSlow = toldBy({ slowReaders: 3, goneSubscribers: 0 });
  expect(besideSlow.connections).toEqual({ opened: 4, openMax: 3 });
  expect(besideSlow.requests).not.toHaveProperty('heldMax');

  // Those who left were more at a time than all others are.
  expect(toldBy({ slowReaders: 0, goneSubscribers: 5 }).connections).toEqual({ opened: 2, openMax: 2 });
});
