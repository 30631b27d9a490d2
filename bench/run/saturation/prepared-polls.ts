import { connect } from 'node:net';
import { httpClientOf } from '../../../clients/http-client.ts';
import { nowUs } from '../../core/clock.ts';
import { fetchAnswer, type HttpAnswer } from '../../core/http-client.ts';
import type { Microseconds } from '../../core/units.ts';
import { histogram } from '../../measure/histogram.ts';
import { readProcess } from '../../measure/process-meter.ts';
import { fieldsFrom } from '../../profiles/header-profile.ts';
import { outgoingFields } from '../../profiles/outgoing-fields.ts';
import { readProfile } from '../../profiles/profiles.ts';
import { windowReadings } from '../window-readings.ts';
import { closedLoop } from './closed-loop.ts';
import type { PollFailures, Polling, PollTarget, StartPolling } from './poll-driver.ts';
import type { SaturationCalls, SaturationReading, SaturationSetup } from './saturation-calls.ts';

/** Far above what any answer should take: autocannon forgets the latency of what takes longer. */
const TIMEOUT_US: Microseconds = 2_000_000;

export type PreparedPolls = Pick<SaturationCalls, 'window' | 'readings'> & {
  start(eventsPerPoll: number): Promise<void>;
  stop(): Promise<PollFailures>;
};

/** Everything that one driver's process does for a trial: it asks where the feed stands, polls, and takes readings. */
export async function preparePolls(setup: SaturationSetup): Promise<PreparedPolls> {
  const url = new URL(setup.url);
  const profile = readProfile(setup.requestHeaders);
  const fields = outgoingFields({}, fieldsFrom(url.origin, profile, 'poll', 1));
  const startPolling = await driverOf(setup.load);
  // Every poll asks from here: what was published since is what each of them finds.
  url.searchParams.set('after', await cursorOf(url));
  const target: PollTarget = { url, fields, connections: setup.connections, timeoutUs: TIMEOUT_US };
  const tally = { answered: 0, unexpected: 0 };
  let times = histogram();
  let polling: Polling | undefined;
  const readings = windowReadings(
    (): SaturationReading => {
      const { answered } = tally;
      const reading = { atUs: nowUs(), process: readProcess(), answered };
      const past = times;
      times = histogram();
      return { ...reading, responseTime: past.encode() };
    },
    () => undefined,
  );
  const stop = (): Promise<PollFailures> => polling?.stop() ?? Promise.resolve({ errors: 0, timeouts: 0 });
  return {
    async start(eventsPerPoll) {
      const expected = await provenStatus(url, eventsPerPoll);
      polling = startPolling(target, (status, responseUs) => {
        tally.answered += 1;
        if (status !== expected) tally.unexpected += 1;
        times.record(responseUs);
      });
    },
    window: readings.arrange,
    async readings() {
      const { start, end } = await readings.finish();
      const failures = await stop();
      return { start, end, unexpected: tally.unexpected, failures };
    },
    stop,
  };
}

/** Only the driver that is asked for is loaded: the measured process holds one. */
async function driverOf(load: SaturationSetup['load']): Promise<StartPolling> {
  return load === 'autocannon' ? (await import('./autocannon.ts')).startAutocannon : closedLoop();
}

async function cursorOf(url: URL): Promise<string> {
  const cursor = (await askOnce(url)).header('event-cursor');
  if (cursor === undefined) throw new Error('the server answered a poll without Event-Cursor');
  return cursor;
}

/** The status of every answer, if a poll finds what it should. */
async function provenStatus(url: URL, eventsPerPoll: number): Promise<number> {
  const { status, body } = await askOnce(url);
  const found = body.split('\n').length - 1;
  const expected = eventsPerPoll === 0 ? 204 : 200;
  if (status === expected && found === eventsPerPoll) return expected;
  throw new Error(
    `a poll was answered ${status} with ${found} events, not ${expected} with ${eventsPerPoll}`,
  );
}

/** On a connection of its own, which is closed afterwards. */
async function askOnce(url: URL): Promise<HttpAnswer> {
  const openHttp = await httpClientOf(1);
  const openSocket = () => connect({ host: url.hostname, port: Number(url.port) });
  const http = openHttp({ url, openSocket, keepAlive: false });
  try {
    return await fetchAnswer(http, { kind: 'poll', method: 'GET', path: url.pathname + url.search }).answer;
  } finally {
    http.close();
  }
}
