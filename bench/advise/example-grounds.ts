import { figuresOf } from '../claims/example-changes.ts';
import { exampleEvidence, type Change } from '../claims/example-evidence.ts';
import { about, exactly } from '../claims/example-figures.ts';
import type { JudgedClaim } from '../claims/claim.ts';
import { CLAIMS } from '../claims/claims.ts';
import type { Bytes } from '../core/units.ts';
import { SUITES } from '../suites/suites.ts';
import type { Advice, CostsByCookie, Grounds } from './advice.ts';
import type { Asked } from './asked.ts';
import { CANDIDATES, rowOfCandidate, type Candidate, type CandidateCosts } from './candidates.ts';

/** Made-up grounds for advice, for tests: the evidence of claims with what advice asks for besides, and round bytes. */

export const EXAMPLE_ASKED: Asked = {
  clients: 1_000,
  ratePerSecond: 1,
  bodyBytes: 100,
  lateUs: 1_000_000,
  upstreamPerSecond: 0,
  http: null,
  cookieBytes: 0,
  delayUs: 0,
};

/** CPU of a poll and of an event in its answer, as {@link exampleGrounds} has it, and of a long poll. */
export const POLL_US = 100;
export const POLLED_EVENT_US = 10;
export const LONG_POLL_US = 90;

/** Of the suite `sweep-poll`, as if every point cost what it should. */
const sweptCpu: Change = (example) => {
  const points = Object.entries(SUITES['sweep-poll'].sweep.points);
  const values = points.flatMap(([variant, lambdaT]) => [
    [`polling@${variant}`, [POLL_US / lambdaT + POLLED_EVENT_US]] as const,
    [`long-polling@${variant}`, [LONG_POLL_US]] as const,
  ]);
  return figuresOf('sweep-poll', 'server.cpu', Object.fromEntries(values))(example);
};

/** Messages at two rates: a server that does 2,000 µs a second besides. */
function messageCpu(row: string, messageUs: number): readonly Change[] {
  return (
    [
      ['feed 10/s', 50, 5],
      ['bytes', 200, 2],
    ] as const
  ).flatMap(([variant, count, seconds]) => {
    const contender = `${row}@${variant}`;
    const cpuUs = messageUs + (2_000 * seconds) / count;
    return [
      figuresOf('duplex', 'echo.count', { [contender]: exactly(count) }),
      figuresOf('duplex', 'echo.lost', { [contender]: exactly(0) }),
      figuresOf('duplex', 'echo.server-cpu', { [contender]: about(cpuUs) }),
    ];
  });
}

export const MESSAGE_US = { sse: 300, 'sse-h2': 400, websocket: 50 } as const;

const BESIDES: readonly Change[] = [
  sweptCpu,
  ...Object.entries(MESSAGE_US).flatMap(([row, us]) => messageCpu(row, us)),
];

/** As if every sentence held: judging takes longer than all the rest. */
const JUDGED: readonly JudgedClaim[] = CLAIMS.map((claim) => ({
  claim,
  finding: { verdict: 'holds', figures: [], reasons: [] },
}));

export function exampleGrounds(...changes: readonly Change[]): Grounds {
  const evidence = exampleEvidence(...BESIDES, ...changes);
  return { evidence, judged: JUDGED, costs: exampleCosts(0, 4_096) };
}

function exampleCosts(...cookies: readonly Bytes[]): CostsByCookie {
  return new Map(
    cookies.map((cookie) => [cookie, CANDIDATES.map((candidate) => costsOf(candidate, cookie))]),
  );
}

/** What a request says besides its cookie; HTTP/2 sends a twentieth of all. */
const FIELDS: Bytes = 500;

function costsOf(candidate: Candidate, cookie: Bytes): CandidateCosts {
  const { pattern, framing, http } = rowOfCandidate(candidate);
  const request = (FIELDS + cookie) / (http === 2 ? 20 : 1);
  const answer = http === 2 ? 40 : 160;
  const connecting = { up: FIELDS + cookie, down: 200 };
  const exchanges: CandidateCosts['exchanges'] =
    pattern === 'stream'
      ? { pattern, connecting, event: { up: 0, down: 210 }, heartbeat: { up: 0, down: 8 } }
      : {
          pattern,
          connecting,
          emptyPoll: { up: request, down: answer },
          pollWithEvent: { up: request, down: answer + 200 },
          furtherEvent: { up: 0, down: 180 },
        };
  const message = framing === 'messages' ? { up: 116, down: 112 } : { up: request + 100, down: answer + 100 };
  return { candidate, exchanges, message };
}

/** `row/http` of all that can do it, the best first. */
export function orderOf({ placed }: Advice): readonly string[] {
  return placed.map(({ item: { candidate } }) => nameOf(candidate));
}

export function nameOf({ row, http }: Candidate): string {
  return `${row}/${http}`;
}
