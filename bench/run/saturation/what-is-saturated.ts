import { isPollLoad } from '../../core/load.ts';
import type { Parameters } from '../../core/result.ts';
import { rowOver, type RowId } from '../../transports.ts';
import { needsLink, subscriptionsOf } from '../trial-plan.ts';

/**
 * Why a scenario without a feed cannot be run, in one line; undefined when it can, or has a feed. An event stream
 * never ends, and a held request ends when it likes: neither driver would learn anything from them.
 */
export function obstacleToSaturation(row: RowId, parameters: Parameters): string | undefined {
  const { load, keepAlive, drivers, http } = parameters;
  if (!isPollLoad(load)) return undefined;
  const { pattern, http: version, title } = rowOver(row, http);
  if (pattern !== 'poll' || version !== 1)
    return `the load ${load} is for polling over HTTP/1.1, not for ${title}; give -t polling`;
  if (needsLink(parameters))
    return `the load ${load} goes straight to the server: leave out --tls, --delay, --link and --ledger`;
  if (!keepAlive) return `the load ${load} keeps its connections: leave out --no-keep-alive`;
  const connections = subscriptionsOf(parameters);
  return drivers > connections
    ? `${drivers} drivers have no connection each; give at most --drivers ${connections}`
    : undefined;
}
