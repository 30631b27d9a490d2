import { delayedAckOfTheirs } from './guards/delayed-ack.ts';
import { feedLateOnce } from './guards/feed-late.ts';
import { percent, type Guard, type GuardedTrial } from './guards/guard.ts';

const MOST_SERVER_UTILISATION = 0.9;

/** What does not make a trial invalid, but has to be known beside its figures. */
const WARNINGS: readonly Guard[] = [
  ({ measurement: { server } }) => {
    const { cuts = 0 } = server;
    return cuts > 0 ? `${cuts} subscribers were cut for reading too slowly` : undefined;
  },
  ({ measurement: { connections } }) =>
    connections.reconnects > 0 ? `clients reconnected ${connections.reconnects} times` : undefined,
  // Overload is a result, and no fault of the instrument.
  ({ measurement: { server } }) => {
    const { utilisation = 0 } = server;
    return utilisation > MOST_SERVER_UTILISATION
      ? `the server was busy ${percent(utilisation)} of the time: these figures are those of an overloaded server`
      : undefined;
  },
  delayedAckOfTheirs,
  feedLateOnce,
];

/** A line for each. */
export function warningsOn(trial: GuardedTrial): readonly string[] {
  return WARNINGS.map((warn) => warn(trial)).filter((warning) => warning !== undefined);
}
