import type { Measurement } from '../core/measurement.ts';
import type { Parameters } from '../core/result.ts';
import { rowOf, rowOver, type RowId } from '../transports.ts';
import { connectionsOf } from './trial-plan.ts';

export type GuardedTrial = {
  readonly row: RowId;
  readonly parameters: Parameters;
  readonly measurement: Measurement;
};

/** Says what is wrong, with the figures; undefined when all is well. */
type Guard = (trial: GuardedTrial) => string | undefined;

const MOST_CLIENT_UTILISATION = 0.8;
const TOLERATED_SEND_DELAY_US = 5_000;
/** A reader that acknowledges late meets a writer that waits for it: Linux delays an ACK by 40 ms. */
const DELAYED_ACK_US = { from: 38_000, to: 44_000 };

/** Each answers a way in which an instrument or a scenario has made a published number wrong. */
const GUARDS: readonly Guard[] = [
  function driverSaturated({ measurement: { client, windowUs }, parameters }) {
    const cpuShare = client.cpuUs / windowUs / parameters.drivers;
    const busiest = Math.max(client.utilisation, cpuShare);
    return busiest > MOST_CLIENT_UTILISATION
      ? `the client process was busy ${percent(busiest)} of the time and measured itself; use more --drivers or less load`
      : undefined;
  },
  function feedLate({ measurement: { sendDelay, lateness, link } }) {
    // Where no time is reported, none can be wrong.
    if (link?.delayed === false) return undefined;
    const p99 = sendDelay.percentile(99) ?? 0;
    const median = lateness.percentile(50) ?? 0;
    return p99 > TOLERATED_SEND_DELAY_US && p99 > median / 10
      ? `the feed itself was late (p99 ${ms(p99)}, against a median lateness of ${ms(median)}); the machine was too busy`
      : undefined;
  },
  function feedIncomplete({ measurement: { planned, published } }) {
    return planned === published ? undefined : `${published} of ${planned} events were published`;
  },
  function connectionsUnexpected({ row, parameters, measurement: { connections } }) {
    const { pattern, connectionPer } = rowOver(row, parameters.http);
    if (!parameters.keepAlive && pattern !== 'stream') return undefined;
    const most = connectionsOf(row, parameters) + connections.reconnects;
    // Requests of one agent may take turns on a connection, and so may its streams where they share it.
    const takesTurns = pattern !== 'stream' || connectionPer === 'agent';
    const least = takesTurns ? parameters.agents : most;
    return connections.opened < least || connections.opened > most
      ? `${connections.opened} connections were opened where the scenario has ${most}`
      : undefined;
  },
  function deliveriesWrong({ measurement: { deliveries } }) {
    const { duplicated, reordered, unknown, early, gaps } = deliveries;
    const wrong = { duplicated, reordered, unknown, early, gaps };
    const found = Object.entries(wrong).filter(([, count]) => count > 0);
    return found.length === 0
      ? undefined
      : `without any fault there were ${found.map(([what, count]) => `${count} ${what}`).join(', ')}`;
  },
  function requestsDisagree({ measurement: { requests, subscriptions } }) {
    // Each subscription may have one request on its way when the two sides are read.
    return Math.abs(requests.client - requests.server) > subscriptions
      ? `clients sent ${requests.client} requests and the server received ${requests.server}`
      : undefined;
  },
  function delayedAck({ row, measurement: { service, link } }) {
    if (link !== undefined) return undefined;
    const median = service.percentile(50) ?? 0;
    const bunched = median >= DELAYED_ACK_US.from && median <= DELAYED_ACK_US.to;
    return bunched && rowOf(row).pattern === 'stream'
      ? `the service time bunches at ${ms(median)}: a delayed ACK against Nagle's algorithm, no transport's own time`
      : undefined;
  },
];

/** Everything that forbids to conclude from a trial; empty when it is valid. */
export function reasonsAgainst(trial: GuardedTrial): readonly string[] {
  return GUARDS.map((guard) => guard(trial)).filter((reason) => reason !== undefined);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function ms(microseconds: number): string {
  return `${(microseconds / 1_000).toFixed(1)} ms`;
}
