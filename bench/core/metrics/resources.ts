import { perDelivery, type Metric } from './metric.ts';

/** Below this, one process's memory noise hides what a subscriber costs. */
export const MEMORY_SUBSCRIBERS = 200;

/** What server and client paid. */
export const RESOURCE_METRICS: readonly Metric[] = [
  {
    id: 'server.cpu',
    title: 'server CPU /delivery',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning:
      "The server process's CPU time (user and system) in the window for each event owed to a subscription; the feed's own share is in it, alike for every row, unless events are posted. A server with little to do pays mostly for waking up: one that is busy takes a fraction of it for each request (`run saturation`). Of a server that is not ours it is that of all its processes.",
    value: (m) => (m.server.cpuUs === undefined ? undefined : perDelivery(m.server.cpuUs, m)),
  },
  {
    id: 'server.cpu.x',
    title: 'server CPU ×control',
    unit: 'ratio',
    better: 'lower',
    kind: 'sampled',
    meaning: 'server.cpu as a multiple of the raw TCP row in the same repetition.',
    timesControl: 'server.cpu',
  },
  {
    id: 'server.memory',
    title: 'memory /subscriber',
    unit: 'bytes',
    better: 'lower',
    kind: 'sampled',
    meaning: `Growth of the server's resident memory, after garbage collection, per idle subscription, over all but the first fifth of them (those also pay for code that is loaded once); from ${MEMORY_SUBSCRIBERS} subscriptions up, since below it is noise. The kernel's socket buffers are not in it. Of a server that is not ours it is that of all its processes, with what has not been collected yet.`,
    value: (m) => (m.subscriptions < MEMORY_SUBSCRIBERS ? undefined : m.server.memoryPerSubscription),
  },
  {
    id: 'server.memory.x',
    title: 'memory ×control',
    unit: 'ratio',
    better: 'lower',
    kind: 'sampled',
    meaning: 'server.memory as a multiple of the raw TCP row in the same repetition.',
    timesControl: 'server.memory',
  },
  {
    id: 'server.memory.growth',
    title: 'memory growth',
    unit: 'bytes',
    better: 'lower',
    kind: 'sampled',
    meaning:
      "Growth of the server's resident memory from before the feed to the drain's end, garbage included, beside subscribers that never read: what is kept for them, where the system has taken what it takes. Of a server that is not ours it is that of all its processes.",
    value: (m) => (m.slowReaders === 0 ? undefined : m.server.memoryGrowth),
  },
  {
    id: 'server.cuts',
    title: 'readers cut',
    unit: 'count',
    better: 'higher',
    kind: 'sampled',
    meaning:
      'Subscribers that the server cut for reading too slowly, beside those that never read; told of servers of ours alone.',
    value: (m) => (m.slowReaders === 0 ? undefined : m.server.cuts),
  },
  {
    id: 'server.utilisation',
    title: 'server loop',
    unit: 'share',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'Event-loop utilisation of the server in the window: the share of time in which it was not waiting.',
    value: (m) => m.server.utilisation,
    ofSaturation: (s) => s.server.utilisation,
  },
  {
    id: 'client.cpu',
    title: 'client CPU /delivery',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: 'CPU time of all client processes in the window for each event owed to a subscription.',
    value: (m) => perDelivery(m.client.cpuUs, m),
  },
  {
    id: 'client.cpu.x',
    title: 'client CPU ×control',
    unit: 'ratio',
    better: 'lower',
    kind: 'sampled',
    meaning: 'client.cpu as a multiple of the raw TCP row in the same repetition.',
    timesControl: 'client.cpu',
  },
  {
    id: 'client.utilisation',
    title: 'client loop',
    unit: 'share',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'Event-loop utilisation of the busiest client process in the window; above 0.8 a trial with a feed is invalid.',
    value: (m) => m.client.utilisation,
    ofSaturation: (s) => s.client.utilisation,
  },
  {
    id: 'client.stall',
    title: 'client stall',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'The longest that a client process did nothing at all in the window, or up to 250 ms less: stopped, not scheduled or busy with one thing. What came meanwhile is late by the driver, not by its transport.',
    value: (m) => m.longestClientStallUs,
  },
];
