import type { Microseconds } from '../core/units.ts';
import { histogram } from '../measure/histogram.ts';
import type { UpstreamOutcome } from './upstream-calls.ts';

export type EchoTally = {
  sent(lateUs: Microseconds): void;
  /** With the text that was sent: how long after the message was due, and how long after it was sent. */
  echoed(sinceDueUs: Microseconds, sinceSentUs: Microseconds): void;
  /** With another text. */
  wrong(): void;
  outcome(): Omit<UpstreamOutcome, 'atOnce'>;
};

/** Adds up what became of the messages that agents sent up. */
export function echoTally(): EchoTally {
  const times = { sendDelay: histogram(), echo: histogram(), roundTrip: histogram() };
  const tally = { sent: 0, echoed: 0, wrong: 0 };
  return {
    sent(lateUs) {
      tally.sent += 1;
      times.sendDelay.record(lateUs);
    },
    echoed(sinceDueUs, sinceSentUs) {
      tally.echoed += 1;
      times.echo.record(sinceDueUs);
      times.roundTrip.record(sinceSentUs);
    },
    wrong() {
      tally.wrong += 1;
    },
    outcome: () => ({
      ...tally,
      sendDelay: times.sendDelay.encode(),
      echo: times.echo.encode(),
      roundTrip: times.roundTrip.encode(),
    }),
  };
}
