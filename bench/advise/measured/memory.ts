import { lookUp, type Evidence } from '../../claims/evidence.ts';
import type { Bytes } from '../../core/units.ts';
import { rowOf } from '../../transports.ts';
import type { Candidate } from '../candidates.ts';

/**
 * The server's memory for each client, by the suite `waiting`: of one that is kept waiting, or of a poller's connection,
 * which is kept between polls as in the ledger's bytes; null without a valid trial.
 * None stands in for another version of HTTP: an event stream over HTTP/2 keeps three times what it does over HTTP/1.1.
 */
export function memoryOf(evidence: Evidence, candidate: Candidate): Bytes | null {
  if (!isMemoryMeasurable(candidate)) return null;
  const sample = lookUp(evidence, { suite: 'waiting', contender: candidate.row, figure: 'server.memory' });
  return typeof sample === 'string' ? null : sample.median;
}

/** Whether the suite measures it: each row over its own version of HTTP. */
export function isMemoryMeasurable({ row, http }: Candidate): boolean {
  return rowOf(row).http === http;
}
