import { lookUp, type Evidence } from '../../claims/evidence.ts';
import type { Microseconds } from '../../core/units.ts';
import { median } from '../../stats/median.ts';
import { ROW_IDS, rowOf, type RowId } from '../../transports.ts';
import type { Candidate } from '../candidates.ts';

/** What server and client take of an event's lateness themselves, where formulas have nothing. */
export type HostPart = { readonly p50Us: Microseconds; readonly p99Us: Microseconds };

const SUITE = 'standard';

/**
 * The lateness that the suite `standard` recorded, on loopback, where by its formula it is nothing. A poller's own
 * cannot be told from its wait of up to a second: it has the streams' median.
 */
export function hostPartOf(evidence: Evidence, { row }: Candidate): HostPart | undefined {
  if (rowOf(row).pattern !== 'poll') return recordedOf(evidence, row);
  const streams = ROW_IDS.filter((id) => rowOf(id).pattern === 'stream' && rowOf(id).control !== true);
  const parts = streams.flatMap((id) => recordedOf(evidence, id) ?? []);
  if (parts.length === 0) return undefined;
  return { p50Us: median(parts.map(({ p50Us }) => p50Us)), p99Us: median(parts.map(({ p99Us }) => p99Us)) };
}

function recordedOf(evidence: Evidence, contender: RowId): HostPart | undefined {
  const p50 = lookUp(evidence, { suite: SUITE, contender, figure: 'lateness.p50' });
  const p99 = lookUp(evidence, { suite: SUITE, contender, figure: 'lateness.p99' });
  return typeof p50 === 'string' || typeof p99 === 'string'
    ? undefined
    : { p50Us: p50.median, p99Us: p99.median };
}
