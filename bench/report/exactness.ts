import type { Metric } from '../core/metrics.ts';
import type { Parameters } from '../core/result.ts';
import { isRowId, rowOf } from '../transports.ts';

/**
 * Whether the plan determines a row's figure in a scenario, so that any difference is one. TLS puts what is sent at
 * once into one record or several (RFC 8446 §5.1), as time will have it: bytes under it are not determined.
 */
export function isDetermined(
  { kind, unit }: Pick<Metric, 'kind' | 'unit'>,
  row: string,
  { tls }: Pick<Parameters, 'tls'>,
): boolean {
  if (kind !== 'exact-for-streams') return kind === 'exact';
  // A row that this version does not know may ask again and again.
  const asksOnce = isRowId(row) && rowOf(row).pattern === 'stream';
  return asksOnce && !(tls && unit === 'bytes');
}
