import { callAt } from '../core/clock.ts';
import type { Readings, Window } from './server-calls.ts';

export type WindowReadings<Reading> = {
  /** Takes a first reading at once, and arranges for those of the window's start and end. */
  arrange(window: Window): void;
  /** Once the arranged window is over: its readings, and one of this moment. */
  finish(): Promise<Readings<Reading>>;
};

/**
 * Takes a reading ahead of a window, at its planned start and end, and when asked for the lot. What is gathered
 * beside the readings can begin when the window is arranged, and stop at its planned end.
 */
export function windowReadings<Reading>(
  read: () => Reading,
  onArrange: () => void,
  onEnd: () => void = () => undefined,
): WindowReadings<Reading> {
  const before = Promise.withResolvers<Reading>();
  const start = Promise.withResolvers<Reading>();
  const end = Promise.withResolvers<Reading>();
  return {
    arrange({ startUs, endUs }) {
      onArrange();
      before.resolve(read());
      callAt(startUs, () => {
        start.resolve(read());
      });
      callAt(endUs, () => {
        end.resolve(read());
        onEnd();
      });
    },
    finish: async () => ({
      before: await before.promise,
      start: await start.promise,
      end: await end.promise,
      drained: read(),
    }),
  };
}
