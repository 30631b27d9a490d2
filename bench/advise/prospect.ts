import type { Bytes, Microseconds } from '../core/units.ts';
import { loadOf, loadOfOne } from '../predict/forecast.ts';
import type { Cost } from '../predict/unit-costs.ts';
import type { Asked } from './asked.ts';
import { rowOfCandidate, type Candidate, type CandidateCosts } from './candidates.ts';
import { coresFor, type Cores } from './cores.ts';
import type { MeasuredCosts } from './measured/measured-costs.ts';
import { promptnessOf, type Lateness, type Promptness } from './promptness.ts';
import { serverWork } from './server-work.ts';

/** What a candidate comes to, for all clients together. */
export type Prospect = {
  readonly candidate: Candidate;
  /** Polling: T; null for the others. */
  readonly pollEveryUs: Microseconds | null;
  /** Without the time that handing an event to all takes, where `server` is null. */
  readonly lateness: Lateness;
  /** For events, and for messages up where they are requests. */
  readonly requestsPerSecond: number;
  readonly bytesPerSecond: Cost;
  /** Null where a server's CPU time was not measured. */
  readonly server: Cores | null;
  /** Null where it was not measured. */
  readonly memoryBytes: Bytes | null;
  readonly lines: number | null;
};

/** A candidate that cannot do it. */
export type Barred = { readonly candidate: Candidate; readonly obstacle: Obstacle };

export type Obstacle =
  /** It runs over no other version of HTTP than this. */
  | { readonly kind: 'http'; readonly only: 1 | 2 }
  /** 99 of 100 events take this at the least. */
  | { readonly kind: 'late'; readonly leastUs: Microseconds }
  /** Cores that would have to serve so many clients: a client is served by one. */
  | { readonly kind: 'cores'; readonly cores: number };

/** All that is known of a candidate. */
export type Known = CandidateCosts & { readonly measured: MeasuredCosts };

/** By the closed forms, the ledger's bytes and what was measured. */
export function prospectOf(known: Known, asked: Asked): Prospect | Barred {
  const { candidate, measured } = known;
  if (asked.http !== null && asked.http !== candidate.http) {
    return { candidate, obstacle: { kind: 'http', only: candidate.http } };
  }
  const promptness = promptnessOf(rowOfCandidate(candidate).pattern, asked, measured.host);
  if (promptness.isInTime) return timely(known, asked, promptness);
  return { candidate, obstacle: { kind: 'late', leastUs: promptness.lateness.p99Us } };
}

export function isBarred(one: Prospect | Barred): one is Barred {
  return 'obstacle' in one;
}

function timely(known: Known, asked: Asked, { workload, lateness }: Promptness): Prospect | Barred {
  const { candidate, exchanges, message, measured } = known;
  const { pattern, framing } = rowOfCandidate(candidate);
  const { requestsPerSecond, bytesPerSecond } = loadOf(loadOfOne(exchanges, workload), asked.clients);
  const messages = asked.clients * asked.upstreamPerSecond;
  const withinUs = asked.lateUs - lateness.p99Us;
  const work = serverWork(measured, { pattern, asked, workload, requestsPerSecond, withinUs });
  const server = work === undefined ? null : coresFor(work);
  if (server !== null && server.presumed > asked.clients) {
    return { candidate, obstacle: { kind: 'cores', cores: server.presumed } };
  }
  return {
    candidate,
    pollEveryUs: pattern === 'poll' ? workload.pollEveryUs : null,
    lateness: behindOthers(lateness, server),
    requestsPerSecond: requestsPerSecond + (framing === 'messages' ? 0 : messages),
    bytesPerSecond: {
      up: bytesPerSecond.up + messages * message.up,
      down: bytesPerSecond.down + messages * message.down,
    },
    server,
    memoryBytes: measured.memoryBytes === null ? null : measured.memoryBytes * asked.clients,
    lines: measured.lines,
  };
}

/** With the time in which a server hands an event to one client after the other: the p-th of them waits for p of it. */
function behindOthers({ p50Us, p99Us }: Lateness, server: Cores | null): Lateness {
  const { burstUs, waitUs } = server ?? { burstUs: 0, waitUs: 0 };
  return { p50Us: p50Us + waitUs + 0.5 * burstUs, p99Us: p99Us + waitUs + 0.99 * burstUs };
}
