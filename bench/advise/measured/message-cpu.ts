import { scenarioOf, type Evidence, type RunEvidence } from '../../claims/evidence.ts';
import { parseContender } from '../../core/contender.ts';
import type { Microseconds } from '../../core/units.ts';
import { US_PER_SECOND } from '../../predict/workload.ts';
import { slopeOf } from '../../stats/slope.ts';
import { ROW_IDS, rowOf, type RowId } from '../../transports.ts';
import type { Candidate } from '../candidates.ts';

/** What a message up and its echo take of the server's CPU. */
export type MessageCpu = {
  readonly messageUs: Microseconds;
  /** Whether everything else that the server did meanwhile is in it. */
  readonly isBound: boolean;
};

const SUITE = 'duplex';

/**
 * By the suite `duplex`: how CPU time grows with messages while everything else stays the same; where that is not to
 * be had, all that the server did for each message where there were most. A poller that was not measured sends its
 * messages as an event stream over the same HTTP does, by POST. Undefined without a valid trial.
 */
export function messageCpuOf(evidence: Evidence, { row, http }: Candidate): MessageCpu | undefined {
  const run = evidence.runs.get(SUITE);
  if (run === undefined) return undefined;
  const alike = ROW_IDS.filter((id) => rowOf(id).framing === 'event-stream' && rowOf(id).http === http);
  const rows = rowOf(row).pattern === 'stream' ? [row] : [row, ...alike];
  return rows.map((one) => growthOf(pointsOf(evidence, run, one))).find((found) => found !== undefined);
}

/** A scenario, per second. */
type Point = {
  readonly events: number;
  readonly agents: number;
  readonly messages: number;
  readonly cpuUs: Microseconds;
};

function pointsOf(evidence: Evidence, { rows }: RunEvidence, row: RowId): readonly Point[] {
  return [...rows].flatMap(([contender, { samples }]) => {
    const scenario = scenarioOf(evidence, { suite: SUITE, contender });
    const [echoes, lost, cpuUs] = ['echo.count', 'echo.lost', 'echo.server-cpu'].map(
      (id) => samples.get(id)?.median,
    );
    if (parseContender(contender).row !== row || scenario === undefined) return [];
    if (echoes === undefined || lost === undefined || cpuUs === undefined) return [];
    const messages = ((echoes + lost) * US_PER_SECOND) / scenario.durationUs;
    const { ratePerSecond: events, agents } = scenario;
    return [{ events, agents, messages, cpuUs: cpuUs * messages }];
  });
}

function growthOf(points: readonly Point[]): MessageCpu | undefined {
  const most = points.toSorted((a, b) => b.messages - a.messages)[0];
  if (most === undefined) return undefined;
  const alike = points.filter(({ events, agents }) => events === most.events && agents === most.agents);
  const slope = slopeOf(alike.map(({ messages, cpuUs }) => [messages, cpuUs]));
  if (slope !== undefined && slope > 0) return { messageUs: slope, isBound: false };
  return { messageUs: most.cpuUs / most.messages, isBound: true };
}
