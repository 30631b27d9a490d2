import { setTimeout as delay } from 'node:timers/promises';
import * as places from './feature-server.ts';
import { expectSeen, QUIET_MS, until, type FeatureStage } from './watched-source.ts';

/** Something that EventSource promises (WHATWG HTML §9.2), and how it is shown. */
export type Feature = {
  readonly subject: string;
  readonly by: 'our half' | 'our door' | 'a test door';
  /** Resolves to what was seen; rejects with what was seen in its place. */
  show(stage: FeatureStage): Promise<string>;
};

const { OUR_PATH, OUR_SLOW_PATH, STOPPING_PATH, NOWHERE } = places;
const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 2;

const LINE = 'zażółć gęślą jaźń – 事件';

/** Every feature of EventSource that a client can use. */
export const FEATURES: readonly Feature[] = [
  {
    subject: 'onopen',
    by: 'our half',
    async show({ watch }) {
      const source = await watch(OUR_PATH);
      const { readyState } = await source.entry('open');
      expectSeen(readyState === OPEN, `fired with readyState ${readyState}`);
      return 'fired as the stream was accepted';
    },
  },
  {
    subject: 'onmessage',
    by: 'our half',
    async show({ watch, server }) {
      const source = await watch(OUR_PATH);
      await source.entry('open');
      const cursor = server.publish(LINE);
      const { data, lastEventId, origin } = await source.entry('message');
      expectSeen(data === LINE, `its data were ${String(data)}`);
      expectSeen(lastEventId === cursor, `its lastEventId was ${String(lastEventId)}`);
      expectSeen(origin === server.origin, `its origin was ${String(origin)}`);
      return 'fired with the payload verbatim as data, the cursor as lastEventId, and the origin';
    },
  },
  {
    subject: 'onerror',
    by: 'our half',
    async show({ watch, server }) {
      const source = await watch(OUR_PATH);
      await source.entry('open');
      server.cut();
      const { readyState } = await source.entry('error');
      await source.entry('open', 2);
      expectSeen(readyState === CONNECTING, `fired with readyState ${readyState}`);
      return 'fired with readyState CONNECTING as the connection was cut; it opened again by itself';
    },
  },
  {
    subject: 'readyState',
    by: 'our half',
    async show({ watch }) {
      const source = await watch(OUR_PATH);
      await source.entry('open');
      await source.close();
      const { entries } = await source.log();
      const states = entries.map(({ readyState }) => readyState).join(', ');
      expectSeen(states === `${CONNECTING}, ${OPEN}, ${CLOSED}`, `it was ${states}`);
      return 'was CONNECTING (0) when made, OPEN (1) in onopen, CLOSED (2) after close()';
    },
  },
  {
    subject: 'url',
    by: 'our half',
    async show({ watch, server }) {
      const source = await watch(`.${OUR_PATH}?a=1`);
      const { url } = await source.log();
      expectSeen(url === `${server.origin}${OUR_PATH}?a=1`, `it was ${url}`);
      return 'was the absolute address of the relative one that was given';
    },
  },
  {
    subject: 'named events (addEventListener)',
    by: 'our half',
    async show({ watch }) {
      const source = await watch(`${OUR_PATH}?after=nonsense`, 'gap');
      const { data } = await source.entry('gap');
      const { entries } = await source.log();
      expectSeen(data === 'malformed', `its data were ${String(data)}`);
      expectSeen(!entries.some(({ what }) => what === 'message'), 'onmessage fired too');
      return 'an event named gap came to the listener for gap, and not to onmessage';
    },
  },
  {
    subject: 'reconnection time (retry)',
    by: 'our half',
    async show(stage) {
      const quick = await timeToReturn(stage, OUR_PATH);
      const slow = await timeToReturn(stage, OUR_SLOW_PATH);
      const [asked, slowAsked] = [places.RETRY_US / 1_000, places.SLOW_RETRY_US / 1_000];
      const seen = `came back after ${Math.round(quick)} ms where retry said ${asked}, and after ${Math.round(slow)} ms where it said ${slowAsked}`;
      expectSeen(quick >= asked && slow >= slowAsked && slow - quick > (slowAsked - asked) / 2, seen);
      return seen;
    },
  },
  {
    subject: 'last event id on reconnection',
    by: 'our half',
    async show({ watch, server }) {
      const source = await watch(OUR_PATH);
      await source.entry('open');
      const cursor = server.publish('before');
      await source.entry('message');
      server.cut();
      await source.entry('error');
      server.publish('meanwhile');
      const { data } = await source.entry('message', 2);
      const { lastEventId } = server.heard.at(-1) ?? {};
      expectSeen(lastEventId === cursor, `Last-Event-ID was ${String(lastEventId)}`);
      expectSeen(data === 'meanwhile', `what came next was ${String(data)}`);
      return 'was sent as Last-Event-ID; what was published meanwhile came, and nothing twice';
    },
  },
  {
    subject: '204 stops it',
    by: 'a test door',
    async show({ watch, server }) {
      const source = await watch(STOPPING_PATH);
      await source.entry('message');
      const { readyState } = await source.entry('error', 2);
      const requests = await requestsAfterQuiet(server.heard, STOPPING_PATH);
      expectSeen(readyState === CLOSED, `readyState was ${readyState}`);
      expectSeen(requests === 2, `it asked ${requests} times`);
      return `readyState was CLOSED after the 204, and no request followed in ${QUIET_MS / 1_000} s`;
    },
  },
  {
    subject: 'an error status ends it for good',
    by: 'our door',
    async show({ watch }) {
      const source = await watch(NOWHERE);
      const { readyState } = await source.entry('error');
      await delay(QUIET_MS);
      const { entries } = await source.log();
      expectSeen(readyState === CLOSED, `readyState was ${readyState}`);
      expectSeen(entries.length === 2, `${entries.length - 2} events followed`);
      return `readyState was CLOSED after the 404, and it did not try again in ${QUIET_MS / 1_000} s`;
    },
  },
  {
    subject: 'close() from the page',
    by: 'our half',
    async show({ watch, server }) {
      const source = await watch(OUR_PATH);
      await source.entry('open');
      await source.close();
      await until('the server still had its stream', () => (server.open() === 0 ? true : undefined));
      server.publish('to nobody');
      const before = server.heard.length;
      await delay(QUIET_MS);
      const { entries } = await source.log();
      expectSeen(entries.at(-1)?.what === 'closed', `${String(entries.at(-1)?.what)} followed`);
      expectSeen(server.heard.length === before, 'it connected again');
      return 'the server saw its stream end; no event and no request followed';
    },
  },
];

/** Cuts a stream, and tells how long it took until the page asked again. */
async function timeToReturn({ watch, server }: FeatureStage, path: string): Promise<number> {
  const source = await watch(path);
  await source.entry('open');
  const heard = server.heard.length;
  const cutUs = performance.now();
  server.cut();
  await until('it did not come back', () => server.heard[heard]);
  const tookMs = performance.now() - cutUs;
  await source.close();
  return tookMs;
}

async function requestsAfterQuiet(heard: readonly places.HeardRequest[], path: string): Promise<number> {
  await delay(QUIET_MS);
  return heard.filter((request) => request.path === path).length;
}
