import type { JudgedClaim, Verdict } from '../claims/claim.ts';
import { transportOf, type RowId, type Transport } from '../transports.ts';
import type { Asked } from './asked.ts';
import { rowOfCandidate, type Candidate } from './candidates.ts';
import type { CriterionId } from './criteria.ts';
import type { Obstacle } from './prospect.ts';

/** A sentence of the articles that is about what puts a candidate where it is, and what became of it. */
export type ClaimBehind = { readonly id: string; readonly verdict: Verdict };

/** What a candidate is put back for, and behind which other where it is one that it has more of something than. */
export type Setback = { readonly candidate: Candidate } & (
  { readonly cause: CriterionId; readonly behind: Candidate } | { readonly cause: Obstacle['kind'] }
);

/** A transport over one version of HTTP, or whichever it runs over. */
type Name = `${RowId}/${1 | 2}` | Transport;

/** Two sides whose figures a claim sets beside each other. */
type Comparison = {
  readonly id: string;
  readonly of: readonly CriterionId[];
  readonly one: readonly Name[];
  readonly others: readonly Name[];
  /** Of events alone, where it is absent; else of messages up `too`, or `alone`. */
  readonly messages?: 'too' | 'alone';
};

/** What the claims compare, over the HTTP that they compare it over; the one that says more about a pair comes first. */
const COMPARISONS: readonly Comparison[] = [
  {
    id: 'polling-headers',
    of: ['bytes'],
    one: ['polling/1'],
    others: ['sse/1', 'websocket/1', 'polling/2'],
  },
  { id: 'polling-headers', of: ['bytes'], one: ['polling/2'], others: ['sse-h2/2'] },
  {
    id: 'long-few-requests',
    of: ['requests'],
    one: ['long-polling/1'],
    others: ['polling/1', 'sse/1', 'sse-h2/2', 'websocket/1'],
  },
  {
    id: 'sse-light',
    of: ['cores', 'bytes', 'requests'],
    one: ['sse/1'],
    others: ['polling/1', 'long-polling/1', 'websocket/1'],
  },
  { id: 'h2-sse-alternative', of: ['cores'], one: ['sse-h2/2'], others: ['websocket/1'] },
  { id: 'h2-sse-alternative', of: ['bytes'], one: ['sse-h2/2'], others: ['websocket/1'], messages: 'too' },
  {
    id: 'sse-one-way',
    of: ['bytes', 'requests'],
    one: ['sse/1', 'sse-h2/2'],
    others: ['websocket/1'],
    messages: 'alone',
  },
  { id: 'long-complex', of: ['lines'], one: ['long-polling'], others: ['polling'], messages: 'too' },
  {
    id: 'sse-simple',
    of: ['lines'],
    one: ['sse'],
    others: ['polling', 'long-polling', 'websocket'],
    messages: 'too',
  },
  {
    id: 'polling-simple',
    of: ['lines'],
    one: ['polling'],
    others: ['long-polling', 'websocket'],
    messages: 'too',
  },
];

/** What the claims say of a transport by itself: how late it is, and what there is over the other HTTP. */
const ALONE: Readonly<Record<Obstacle['kind'], readonly { readonly id: string; readonly of: Name }[]>> = {
  late: [
    { id: 'polling-late', of: 'polling' },
    { id: 'long-prompt', of: 'long-polling' },
    { id: 'sse-prompt', of: 'sse/1' },
    { id: 'sse-prompt', of: 'websocket' },
  ],
  http: [{ id: 'h2-sse-alternative', of: 'websocket' }],
  cores: [],
};

/** The ids that are named. */
export const CLAIMS_BEHIND: readonly string[] = [...COMPARISONS, ...Object.values(ALONE).flat()].map(
  ({ id }) => id,
);

/** Undefined where no claim is about it, or that claim is not among the judged. */
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
  setback: Setback,
  { upstreamPerSecond }: Pick<Asked, 'upstreamPerSecond'>,
): string | undefined {
  const { candidate } = setback;
  if (!('behind' in setback)) return ALONE[setback.cause].find(({ of }) => isNamed(candidate, [of]))?.id;
  const { cause, behind } = setback;
  // Where both send messages alike, these do not part them.
  const withMessages = upstreamPerSecond > 0 && isMessaging(candidate) !== isMessaging(behind);
  const found = COMPARISONS.find(
    ({ of, one, others, messages }) =>
      of.includes(cause) &&
      messages !== (withMessages ? undefined : 'alone') &&
      ((isNamed(candidate, one) && isNamed(behind, others)) ||
        (isNamed(behind, one) && isNamed(candidate, others))),
  );
  return found?.id;
}

/** Whether messages up go over the subscription itself, and not by requests of their own. */
function isMessaging(candidate: Candidate): boolean {
  return rowOfCandidate(candidate).framing === 'messages';
}

function isNamed(candidate: Candidate, names: readonly Name[]): boolean {
  const { row, http } = candidate;
  const transport = transportOf(rowOfCandidate(candidate));
  return names.some((name) => name === transport || name === `${row}/${http}`);
}
