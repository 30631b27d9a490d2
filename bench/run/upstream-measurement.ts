import type { UpstreamMeasurement } from '../core/measurement.ts';
import type { Ledger } from '../link/ledger/ledger.ts';
import { wayUpBytes } from '../link/ledger/ledger.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import type { ClientReading } from './client-calls.ts';
import type { UpstreamOutcome } from './upstream-calls.ts';

/** What all clients sent up during a window. */
export type RawUpstream = { readonly planned: number; readonly outcomes: readonly UpstreamOutcome[] };

/** What a client process counted ahead of the window, and once everything had come back. */
type PostingClient = Readonly<Record<'before' | 'drained', Pick<ClientReading, 'messagesPosted'>>>;

/** The ledger of a window, ahead of anything in it and once everything had come back. */
export type LedgerPair = { readonly before: Ledger; readonly drained: Ledger };

/** Bytes and requests are told by readings around all messages of the plan, not by those of the window's own end. */
export function upstreamMeasurement(
  { planned, outcomes }: RawUpstream,
  clients: readonly PostingClient[],
  ledger: LedgerPair | undefined,
): UpstreamMeasurement {
  const sum = (of: (outcome: UpstreamOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const merged = (key: 'echo' | 'roundTrip' | 'sendDelay') =>
    mergeHistograms(outcomes.map((outcome) => outcome[key]));
  return {
    planned,
    sent: sum(({ sent }) => sent),
    echoed: sum(({ echoed }) => echoed),
    wrong: sum(({ wrong }) => wrong),
    atOnce: sum(({ atOnce }) => atOnce),
    echo: merged('echo'),
    roundTrip: merged('roundTrip'),
    sendDelay: merged('sendDelay'),
    requests: clients.reduce(
      (total, { before, drained }) => total + drained.messagesPosted - before.messagesPosted,
      0,
    ),
    ...(ledger === undefined ? {} : { bytes: bytesOf(ledger) }),
  };
}

function bytesOf({ before, drained }: LedgerPair): NonNullable<UpstreamMeasurement['bytes']> {
  const grown = (direction: 'up' | 'down'): number =>
    wayUpBytes(drained, { direction }) - wayUpBytes(before, { direction });
  return { up: grown('up'), down: grown('down') };
}
