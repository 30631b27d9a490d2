import type { Environment, Parameters } from '../core/result.ts';
import { rowOf, rowOver, transportOf, type RowId } from '../transports.ts';

/** What a page of Chromium 156 holds open to one origin at most: found so by `run connection-limit`. */
const MOST_HTTP1_CONNECTIONS = 6;
const MOST_HTTP2_STREAMS = 256;
const MOST_WEBSOCKETS = 255;

/** A page takes two processes and tens of megabytes. */
const PAGES_PER_CORE = 8;

/** Why a scenario cannot be run with pages of a browser, in one line; undefined when it can, or has none. */
export function obstacleToPages(
  row: RowId,
  parameters: Parameters,
  { cores }: Pick<Environment, 'cores'>,
): string | undefined {
  const { client, agents, subscriptionsPerAgent, drivers } = parameters;
  if (client === 'node') return undefined;
  if (parameters.load !== 'feed') return whatIsNotLookedAt(row, parameters);
  const unfit = whatNoPageDoes(row, parameters);
  if (unfit !== undefined) return unfit;
  if (agents > PAGES_PER_CORE * cores) {
    return `each agent is a page with processes of its own, and ${agents} are too many for ${cores} cores; give at most --agents ${PAGES_PER_CORE * cores}`;
  }
  if (drivers > 1) return 'all pages are in one browser; leave out --drivers';
  const most = mostSubscriptions(row, parameters);
  return subscriptionsPerAgent > most
    ? `a page holds at most ${most} subscriptions of ${rowOver(row, parameters.http).title} to one origin open, and further ones would hang; give at most --subscriptions ${most}`
    : undefined;
}

function whatNoPageDoes(row: RowId, { http, ...parameters }: Parameters): string | undefined {
  const { title, http: version } = rowOver(row, http);
  if (transportOf(rowOf(row)) === undefined) return `no page can speak ${title}; leave it out of -t`;
  if (!parameters.ledger) return "a browser's sockets are its own: the link has to count, by --ledger";
  if (version === 2 && !parameters.tls)
    return `no browser speaks HTTP/2 without TLS: give --tls for ${title}`;
  if (!parameters.keepAlive) return 'a browser keeps its connections: leave out --no-keep-alive';
  if (parameters.upstreamPerSecond > 0) return 'pages send nothing up: leave out --upstream';
  return undefined;
}

/** Trials that look at a browser itself are about what a page holds open. */
function whatIsNotLookedAt(row: RowId, { load, http }: Parameters): string | undefined {
  const { pattern, framing, title } = rowOver(row, http);
  if (load === 'event-source-features') {
    return row === 'sse' ? undefined : `EventSource has no features for ${title}; leave out -t`;
  }
  return pattern === 'stream' && framing !== 'lines'
    ? undefined
    : `a page holds no stream open by ${title}; give -t sse, sse-h2 or websocket`;
}

function mostSubscriptions(row: RowId, parameters: Parameters): number {
  const { pattern, framing, http } = rowOver(row, parameters.http);
  // Requests that are over at once take turns on a connection.
  if (pattern === 'poll') return Infinity;
  if (http === 2) return MOST_HTTP2_STREAMS;
  return framing === 'messages' ? MOST_WEBSOCKETS : MOST_HTTP1_CONNECTIONS;
}
