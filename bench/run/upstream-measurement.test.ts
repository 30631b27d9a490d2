import { expect, test } from 'vitest';
import { connectionLedger } from '../link/ledger/connection.ts';
import { histogram } from '../measure/histogram.ts';
import { upstreamMeasurement } from './upstream-measurement.ts';

function histogramOf(...values: readonly number[]): string {
  const filled = histogram();
  for (const value of values) filled.record(value);
  return filled.encode();
}

const OUTCOME = {
  sent: 8,
  echoed: 7,
  wrong: 1,
  atOnce: 3,
  sendDelay: histogramOf(1),
  echo: histogramOf(20, 40),
  roundTrip: histogramOf(10),
};
const UPSTREAM = { planned: 17, outcomes: [OUTCOME, { ...OUTCOME, echo: histogramOf(60) }] };

test('what clients sent up is added up over all of them, and their times are merged', () => {
  const posted = [5, 7].map((first) => ({
    before: { messagesPosted: first },
    drained: { messagesPosted: first + 8 },
  }));
  const measured = upstreamMeasurement(UPSTREAM, posted, undefined);
  expect(measured).toMatchObject({ planned: 17, sent: 16, echoed: 14, wrong: 2, atOnce: 6, requests: 16 });
  expect(measured).toMatchObject({ echo: { count: 3, max: 60 }, roundTrip: { count: 2 } });
  expect(measured.sendDelay.count).toBe(2);
  expect(measured).not.toHaveProperty('bytes');
});

test('its bytes are those that the ledger has from before the window to the end of the drain', () => {
  const ledger = connectionLedger({ kind: 'lines' });
  const echo = (text: string): void => {
    for (const direction of ['up', 'down'] as const)
      ledger.push(direction, Buffer.from(`echo 0000 ${text}\n`));
  };
  ledger.push('up', Buffer.from('now\n'));
  echo('ahead of the window');
  const before = ledger.read();
  echo('one');
  ledger.push('down', Buffer.from('ab12-1 {}\n'));
  echo('three');
  const measured = upstreamMeasurement(UPSTREAM, [], { before, drained: ledger.read() });
  const bytes = 'echo 0000 one\necho 0000 three\n'.length;
  expect(measured.bytes).toEqual({ up: bytes, down: bytes });
});
