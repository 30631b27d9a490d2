import { usedWholeCore, type PollCounts, type SaturationMeasurement } from '../saturation.ts';
import type { Metric } from './metric.ts';

/** An amount for each poll that the server had. */
function perPoll(amount: number, { polls }: SaturationMeasurement): number | undefined {
  return polls.received === 0 ? undefined : amount / polls.received;
}

function pollCount(key: keyof PollCounts, title: string, meaning: string): Metric {
  return {
    id: `polls.${key}`,
    title,
    unit: 'count',
    better: 'lower',
    kind: 'exact',
    meaning,
    ofSaturation: ({ polls }) => polls[key],
  };
}

/** What a server bears whose clients ask again as soon as an answer came (`--load closed-loop`, `autocannon`). */
export const SATURATION_METRICS: readonly Metric[] = [
  {
    id: 'polls.rate',
    title: 'polls /s',
    unit: 'count',
    better: 'higher',
    kind: 'sampled',
    meaning:
      'Polls answered per second. What the server can answer only where it used a whole core; a lower bound of that elsewhere, as a warning says.',
    ofSaturation: (s) => s.answeredPerSecond,
  },
  {
    id: 'polls.per-core',
    title: 'polls /core second',
    unit: 'count',
    better: 'higher',
    kind: 'sampled',
    meaning:
      "Polls answered in each second of the server's CPU time (user and system), where it used a whole core. With time left a poll costs more, as each wakes the server up: what a core would answer cannot be told from that.",
    ofSaturation: (s) => (usedWholeCore(s) ? (s.polls.received * 1_000_000) / s.server.cpuUs : undefined),
  },
  {
    id: 'polls.server-cpu',
    title: 'server CPU /poll',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning:
      "The server process's CPU time for each poll. It falls as more polls wait for the server at a time, since one wake-up then answers several.",
    ofSaturation: (s) => perPoll(s.server.cpuUs, s),
  },
  {
    id: 'polls.client-cpu',
    title: 'client CPU /poll',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: 'CPU time of all client processes for each poll: what the driver itself costs.',
    ofSaturation: (s) => perPoll(s.client.cpuUs, s),
  },
  {
    id: 'polls.max',
    title: 'response max',
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning: 'The longest that any poll of the window took, from sending it to its last byte.',
    ofSaturation: (s) => s.responseTime.percentile(100),
  },
  {
    id: 'polls.bytes-up',
    title: 'bytes up /poll',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact',
    meaning: "A request's bytes on the TCP socket: alike for every driver, or they do not ask the same.",
    ofSaturation: (s) => perPoll(s.bytes.up, s),
  },
  {
    id: 'polls.bytes-down',
    title: 'bytes down /poll',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact',
    meaning: "An answer's bytes on the TCP socket, with its events, if the scenario has any.",
    ofSaturation: (s) => perPoll(s.bytes.down, s),
  },
  pollCount('unexpected', 'other status', 'Answers of another status than the scenario has: must be none.'),
  pollCount('errors', 'errors', 'Polls whose connection failed: must be none.'),
  pollCount('timeouts', 'timed out', 'Polls that were not answered in time: must be none.'),
];
