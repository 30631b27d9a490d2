import { callAt } from '../core/clock.ts';
import type { Readings, Window } from './server-calls.ts';

export type WindowReadings<Reading> = {
  arrange(window: Window): void;
  /** Once the arranged window is over: its two readings, and one of this moment. */
  finish(): Promise<Readings<Reading>>;
};

/** Takes a reading at a window's planned start and end, and one when asked for the lot. */
export function windowReadings<Reading>(read: () => Reading, onStart: () => void): WindowReadings<Reading> {
  const start = Promise.withResolvers<Reading>();
  const end = Promise.withResolvers<Reading>();
  return {
    arrange({ startUs, endUs }) {
      callAt(startUs, () => {
        onStart();
        start.resolve(read());
      });
      callAt(endUs, () => {
        end.resolve(read());
      });
    },
    finish: async () => ({ start: await start.promise, end: await end.promise, drained: read() }),
  };
}
