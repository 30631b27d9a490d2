import type { JudgedClaim, Verdict } from '../claims/claim.ts';
import { transportOf, type Transport } from '../transports.ts';
import type { Asked } from './asked.ts';
import { rowOfCandidate, type Candidate } from './candidates.ts';
import type { CriterionId } from './criteria.ts';

/** A sentence of the articles that is about what puts a candidate where it is, and what became of it. */
export type ClaimBehind = { readonly id: string; readonly verdict: Verdict };

/** What a candidate is put back by: a criterion, that it is late, or the version of HTTP. */
export type Cause = CriterionId | 'late' | 'http';

/** Which claim speaks of it. */
const ABOUT: Readonly<Record<Cause, Readonly<Record<Transport, string>>>> = {
  cores: {
    polling: 'sse-light',
    'long-polling': 'sse-light',
    sse: 'sse-light',
    websocket: 'sse-light',
  },
  bytes: {
    polling: 'polling-headers',
    'long-polling': 'sse-light',
    sse: 'sse-light',
    websocket: 'sse-light',
  },
  requests: {
    polling: 'polling-wasted',
    'long-polling': 'long-few-requests',
    sse: 'sse-one-way',
    websocket: 'ws-duplex',
  },
  lines: {
    polling: 'polling-simple',
    'long-polling': 'long-complex',
    sse: 'sse-simple',
    websocket: 'sse-simple',
  },
  late: {
    polling: 'polling-late',
    'long-polling': 'long-prompt',
    sse: 'sse-prompt',
    websocket: 'sse-prompt',
  },
  http: {
    polling: 'polling-headers',
    'long-polling': 'polling-headers',
    sse: 'sse-h1-limit',
    websocket: 'h2-sse-alternative',
  },
};

/** The ids that the table names. */
export const CLAIMS_BEHIND: readonly string[] = Object.values(ABOUT).flatMap((its) => Object.values(its));

/** What a candidate is put back for, and behind which other, if there is one. */
export type Setback = { readonly candidate: Candidate; readonly cause: Cause; readonly behind?: Candidate };

/** Undefined where the claim is not among the judged. */
export function claimBehind(
  judged: readonly JudgedClaim[],
  setback: Setback,
  asked: Pick<Asked, 'upstreamPerSecond'>,
): ClaimBehind | undefined {
  const id = claimAbout(setback, asked);
  const found = judged.find(({ claim }) => claim.id === id);
  return id === undefined || found === undefined ? undefined : { id, verdict: found.finding.verdict };
}

function claimAbout(
  { candidate, cause, behind }: Setback,
  { upstreamPerSecond }: Pick<Asked, 'upstreamPerSecond'>,
): string | undefined {
  const transport = transportOf(rowOfCandidate(candidate));
  const other = behind === undefined ? undefined : transportOf(rowOfCandidate(behind));
  if (transport === undefined) return undefined;
  if (cause === 'cores' || cause === 'bytes') {
    // Behind itself over the other HTTP it is the heads that tell, or what stands in for WebSocket.
    if (transport === other) return transport === 'sse' ? 'h2-sse-alternative' : 'polling-headers';
    if (transport === 'sse' && upstreamPerSecond > 0) return 'sse-one-way';
    if (candidate.row === 'sse-h2' && other === 'websocket') return 'h2-sse-alternative';
  }
  return ABOUT[cause][transport];
}
