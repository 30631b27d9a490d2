import { lookUp, type Evidence } from '../../claims/evidence.ts';
import type { Bytes } from '../../core/units.ts';
import { rowOf } from '../../transports.ts';
import type { Candidate } from '../candidates.ts';

/**
 * The server's memory for each client that is kept waiting, by the suite `waiting`; nothing for polling, which keeps
 * nobody waiting, and null without a valid trial.
 */
export function memoryOf(evidence: Evidence, { row }: Candidate): Bytes | null {
  if (rowOf(row).pattern === 'poll') return 0;
  const sample = lookUp(evidence, { suite: 'waiting', contender: row, figure: 'server.memory' });
  return typeof sample === 'string' ? null : sample.median;
}
