import type { Distribution, Measurement, UpstreamMeasurement } from '../measurement.ts';
import { percentileWithLost } from '../ranks.ts';
import type { Metric } from './metric.ts';

/** A value of the way up; undefined where nobody sent anything. */
function ofUpstream(
  of: (upstream: UpstreamMeasurement, measurement: Measurement) => number | undefined,
): (measurement: Measurement) => number | undefined {
  return (measurement) =>
    measurement.upstream === undefined ? undefined : of(measurement.upstream, measurement);
}

function perMessage(amount: number | undefined, { sent }: UpstreamMeasurement): number | undefined {
  return amount === undefined || sent === 0 ? undefined : amount / sent;
}

function lostOf({ planned, echoed }: UpstreamMeasurement): number {
  return planned - echoed;
}

function time(
  id: string,
  title: string,
  meaning: string,
  of: (upstream: UpstreamMeasurement) => Distribution,
  percent: number,
): Metric {
  return {
    id: `echo.${id}`,
    title,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    feelsLink: true,
    meaning,
    value: ofUpstream((upstream) => percentileWithLost(of(upstream), lostOf(upstream), percent)),
  };
}

const FROM_DUE =
  'From the moment a message was due to be sent up to its echo at the same client, as the application has it';
const FROM_SENT = 'From sending a message up to its echo at the same client';
const LOST = 'Echoes that never came count as infinite.';

/** The way up: messages that clients send beside their subscriptions, and their echoes. */
export const ECHO_METRICS: readonly Metric[] = [
  {
    id: 'echo.count',
    title: 'echoes',
    unit: 'count',
    better: 'higher',
    kind: 'exact',
    meaning: 'Messages that came back to their sender as they were sent.',
    value: ofUpstream(({ echoed }) => echoed),
  },
  {
    id: 'echo.lost',
    title: 'echoes lost',
    unit: 'count',
    better: 'lower',
    kind: 'exact',
    meaning: 'Messages of the plan that had not come back when the drain ended.',
    value: ofUpstream(lostOf),
  },
  time('p50', 'echo p50', `${FROM_DUE}: half of them took no longer. ${LOST}`, ({ echo }) => echo, 50),
  time('p99', 'echo p99', `${FROM_DUE}: 99 of 100 took no longer. ${LOST}`, ({ echo }) => echo, 99),
  time('max', 'echo max', `${FROM_DUE}: the longest of all. ${LOST}`, ({ echo }) => echo, 100),
  time('round-trip.p50', 'round trip p50', `${FROM_SENT}. ${LOST}`, ({ roundTrip }) => roundTrip, 50),
  time('round-trip.p99', 'round trip p99', `${FROM_SENT}. ${LOST}`, ({ roundTrip }) => roundTrip, 99),
  {
    id: 'echo.sent-late.p99',
    title: 'sent up late p99',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: "How late the clients themselves sent 99 of 100 messages: the driver's own part of echo.p99.",
    value: ofUpstream(({ sendDelay }) => sendDelay.percentile(99)),
  },
  {
    id: 'echo.requests',
    title: 'requests /message',
    unit: 'ratio',
    better: 'lower',
    kind: 'exact',
    meaning: 'HTTP requests for each message that was sent up.',
    value: ofUpstream((upstream) => perMessage(upstream.requests, upstream)),
  },
  ...(['up', 'down'] as const).map((direction): Metric => {
    const what = direction === 'up' ? 'message up' : 'echo down';
    return {
      id: `echo.bytes.${direction}`,
      title: `bytes ${direction} /message`,
      unit: 'bytes',
      better: 'lower',
      kind: 'sampled',
      meaning: `Bytes of a ${what}: its text, what frames it and the head of its request or answer, by the byte ledger (--ledger); without TLS, and what a connection needs by itself.`,
      value: ofUpstream((upstream) => perMessage(upstream.bytes?.[direction], upstream)),
    };
  }),
  {
    id: 'echo.server-cpu',
    title: 'server CPU /message',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning:
      "The server process's CPU time in the window for each message that was sent up. All that it did is in it: where a feed flows or clients poll, that too.",
    value: ofUpstream((upstream, { server }) => perMessage(server.cpuUs, upstream)),
  },
  {
    id: 'echo.client-cpu',
    title: 'client CPU /message',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: 'As echo.server-cpu, of all client processes.',
    value: ofUpstream((upstream, { client }) => perMessage(client.cpuUs, upstream)),
  },
];
