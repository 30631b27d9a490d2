import type { PageClock } from '../browser/page-clock.ts';
import type { PageNotes } from '../browser/page-calls.ts';
import type { FeedName } from '../core/event.ts';
import type { Microseconds } from '../core/units.ts';
import { arrivalsOf } from '../measure/arrivals.ts';
import { collector, type Collector } from '../measure/collector.ts';
import { histogram, type Histogram } from '../measure/histogram.ts';
import type { Pattern } from '../transports.ts';
import type { ClientReading, ClientReadings, Expectation } from './client-calls.ts';
import type { Readings } from './server-calls.ts';

/** What one page has noted, and its clock on the host's. */
export type NotedPage = { readonly clock: PageClock; readonly notes: PageNotes };

/** What a browser had used by one moment. */
export type BrowserMoment = {
  readonly atUs: Microseconds;
  /** Of all its processes. */
  readonly cpuUs: Microseconds;
  /** For how long the thread of each page was busy. */
  readonly busyUs: readonly Microseconds[];
};

/** A moment of a page's clock on the host's. */
function onHost({ zeroUs }: PageClock, atMs: number): Microseconds {
  return Math.round(zeroUs + atMs * 1_000);
}

/** What became of a feed at all pages, each with so many subscriptions. */
export function collect(
  pages: readonly NotedPage[],
  { feed, events, arrivals: noted }: Expectation,
  subscriptionsPerPage: number,
): { readonly collected: Collector; readonly arrivals: ClientReadings['arrivals'] } {
  const arrivals = noted ? arrivalsOf(events) : undefined;
  const collected = collector(events, pages.length * subscriptionsPerPage, arrivals);
  for (const [page, { clock, notes }] of pages.entries()) {
    for (const { atMs, subscription, ...event } of notes.deliveries) {
      const overall = page * subscriptionsPerPage + subscription;
      if (event.feed === feed) collected.deliver(overall, { ...event, body: '' }, onHost(clock, atMs));
      else collected.deliverUnknown();
    }
    for (let unknown = 0; unknown < notes.unknown; unknown += 1) collected.deliverUnknown();
    for (let gap = 0; gap < notes.gaps; gap += 1) collected.gap();
  }
  return { collected, arrivals: arrivals?.read() ?? null };
}

/** All that a browser's pages tell of a window; connections, bytes and requests are not theirs to tell. */
export function browserReadings(
  moments: Readings<BrowserMoment>,
  pages: readonly NotedPage[],
  how: {
    readonly expectation: Expectation;
    readonly subscriptionsPerPage: number;
    readonly pattern: Pattern;
    readonly connectTime: Histogram;
  },
): ClientReadings {
  const { expectation, subscriptionsPerPage, pattern, connectTime } = how;
  const { collected, arrivals } = collect(pages, expectation, subscriptionsPerPage);
  const reading = readingAt(pages, expectation.feed, busiestPage(moments));
  return {
    before: reading(moments.before),
    start: reading(moments.start),
    end: reading(moments.end),
    drained: reading(moments.drained),
    deliveries: collected.counts(),
    reconnects: sum(pages.map(({ notes }) => notes.reconnects)),
    arrivals,
    quarters: collected.quarters.map(({ expected, lateness }) => ({ expected, lateness: lateness.encode() })),
    service: collected.service.encode(),
    responseTime: responseTimes(pages, pattern === 'poll' ? moments.end.atUs : Infinity).encode(),
    connectTime: connectTime.encode(),
    longestStallUs: Math.round(1_000 * Math.max(...pages.map(({ notes }) => notes.longestStallMs))),
    clockErrorUs: Math.max(...pages.map(({ clock }) => clock.errorUs)),
  };
}

function busiestPage({ start, drained }: Readings<BrowserMoment>): number {
  const busy = drained.busyUs.map((us, page) => us - (start.busyUs[page] ?? 0));
  return busy.indexOf(Math.max(...busy));
}

function readingAt(
  pages: readonly NotedPage[],
  feed: FeedName,
  busiest: number,
): (moment: BrowserMoment) => ClientReading {
  const deliveredUs = pages.flatMap(({ clock, notes }) =>
    notes.deliveries.filter((event) => event.feed === feed).map(({ atMs }) => onHost(clock, atMs)),
  );
  const postedUs = pages.flatMap(({ clock, notes }) =>
    notes.requests.filter(({ kind }) => kind === 'message').map(({ startMs }) => onHost(clock, startMs)),
  );
  const emptyUs = pages.flatMap(({ clock, notes }) =>
    notes.requests.filter(({ status }) => status === 204).map(({ endMs }) => onHost(clock, endMs)),
  );
  return ({ atUs, cpuUs, busyUs }) => {
    const active = busyUs[busiest] ?? 0;
    return {
      atUs,
      process: { cpuUs, loop: { active, idle: atUs - active } },
      sockets: { opened: 0, openMax: 0, open: 0, bytesRead: 0, bytesWritten: 0 },
      requestsSent: 0,
      messagesPosted: countUntil(postedUs, atUs),
      emptyAnswers: countUntil(emptyUs, atUs),
      delivered: countUntil(deliveredUs, atUs),
    };
  };
}

function responseTimes(pages: readonly NotedPage[], untilUs: Microseconds): Histogram {
  const times = histogram();
  for (const { clock, notes } of pages) {
    for (const { kind, startMs, endMs } of notes.requests) {
      if (kind === 'poll' && onHost(clock, endMs) <= untilUs)
        times.record(Math.round((endMs - startMs) * 1_000));
    }
  }
  return times;
}

function countUntil(momentsUs: readonly Microseconds[], untilUs: Microseconds): number {
  return momentsUs.filter((us) => us <= untilUs).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
