import type { Evidence } from '../../claims/evidence.ts';
import { ownCounts } from '../../claims/rules/counts.ts';
import type { Bytes } from '../../core/units.ts';
import { transportOf } from '../../transports.ts';
import { rowOfCandidate, type Candidate } from '../candidates.ts';
import { hostPartOf, type HostPart } from './host-part.ts';
import { memoryOf } from './memory.ts';
import { messageCpuOf, type MessageCpu } from './message-cpu.ts';
import { pollCpuOf } from './poll-cpu.ts';
import type { ServerCpu } from './server-cpu.ts';
import { streamCpuOf } from './stream-cpu.ts';

/** What recorded runs say of a candidate. */
export type MeasuredCosts = {
  readonly host: HostPart | undefined;
  readonly cpu: ServerCpu | undefined;
  readonly messageCpu: MessageCpu | undefined;
  /** Of the server, for each client; null where it was not measured. */
  readonly memoryBytes: Bytes | null;
  /** Source lines of both halves with the files that they need, less those that all transports share. */
  readonly lines: number | null;
};

export function measuredCostsOf(evidence: Evidence, candidate: Candidate): MeasuredCosts {
  const row = rowOfCandidate(candidate);
  const { pattern } = row;
  const transport = transportOf(row);
  return {
    host: hostPartOf(evidence, candidate),
    cpu: (pattern === 'stream' ? streamCpuOf : pollCpuOf)(evidence, candidate.row),
    messageCpu: messageCpuOf(evidence, candidate),
    memoryBytes: memoryOf(evidence, candidate),
    lines: (transport === undefined ? undefined : ownCounts(evidence, 'node')?.get(transport)?.lines) ?? null,
  };
}
