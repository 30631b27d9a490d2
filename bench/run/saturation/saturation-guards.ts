import { usedWholeCore, type SaturationMeasurement } from '../../core/saturation.ts';

/** Above this a client adds to the times that it takes. */
const MOST_CLIENT_UTILISATION = 0.8;

/** Says what is wrong or has to be known; undefined when all is well. */
type Judgement = (measurement: SaturationMeasurement) => string | undefined;

const REASONS: readonly Judgement[] = [
  function nothingAnswered({ polls }) {
    return polls.answered === 0 ? 'no poll was answered in the window' : undefined;
  },
  function unexpectedAnswers({ polls: { unexpected } }) {
    return unexpected > 0
      ? `${unexpected} polls were answered with another status than the scenario has`
      : undefined;
  },
  function connectionsFailed({ polls: { errors } }) {
    return errors > 0 ? `${errors} polls got no answer, as their connections failed` : undefined;
  },
  function timedOut({ polls: { timeouts } }) {
    return timeouts > 0 ? `${timeouts} polls timed out, of which no response time tells` : undefined;
  },
  function connectionsUnexpected({ connections: { planned, open, opened } }) {
    if (open !== planned) return `${open} connections were open where the scenario has ${planned}`;
    return opened > 0 ? `${opened} connections were opened again while it was measured` : undefined;
  },
  function requestsDisagree({ polls, connections, windowUs }) {
    // Each connection may have a poll on its way at both ends of the window, and the windows may differ a little.
    const slack = 2 * connections.planned + polls.received * (WINDOW_SLACK_US / windowUs);
    return Math.abs(polls.answered - polls.received) > slack
      ? `clients had ${polls.answered} answers and the server ${polls.received} requests`
      : undefined;
  },
];

/** How far the timers of two busy processes may be apart at a window's ends, together. */
const WINDOW_SLACK_US = 250_000;

const WARNINGS: readonly Judgement[] = [
  function serverNotSaturated(measurement) {
    return usedWholeCore(measurement)
      ? undefined
      : 'the server did not use a whole core: polls/s is a lower bound of what it answers';
  },
  function clientSaturated({ client }) {
    return client.utilisation > MOST_CLIENT_UTILISATION
      ? 'the driver was busy nearly all the time: response times hold its own waiting'
      : undefined;
  },
];

/** Everything that forbids to conclude from a trial without a feed; empty when it is valid. */
export function reasonsAgainstSaturation(measurement: SaturationMeasurement): readonly string[] {
  return REASONS.flatMap((judge) => judge(measurement) ?? []);
}

/** How figures that hold are to be read. The texts have no figures in them: those are in the columns. */
export function warningsOfSaturation(measurement: SaturationMeasurement): readonly string[] {
  return WARNINGS.flatMap((judge) => judge(measurement) ?? []);
}
