import { printable } from '../core/printable.ts';
import type { Environment, Parameters } from '../core/result.ts';
import { rowOf, rowOver, transportOf, type RowId } from '../transports.ts';
import type { Obstacle } from './obstacle.ts';
import { messageConnectionsOf } from './trial-plan.ts';

/** What a page of Chromium 156 holds open to one origin at most: found so by `run connection-limit`. */
const MOST_HTTP1_CONNECTIONS = 6;
const MOST_HTTP2_STREAMS = 256;
const MOST_WEBSOCKETS = 255;

/** A page takes two processes and tens of megabytes. */
const PAGES_PER_CORE = 8;

/** Profiles that say nothing which a browser would not say by itself. */
const WITHOUT_FIELDS_OF_ITS_OWN: readonly string[] = ['bare', 'chromium'];

/** Why a scenario cannot be run with pages of a browser; undefined when it can, or has none. */
export function obstacleToPages(
  row: RowId,
  parameters: Parameters,
  { cores }: Pick<Environment, 'cores'>,
): Obstacle | undefined {
  const { client, agents, subscriptionsPerAgent, drivers, load } = parameters;
  if (client === 'node') return undefined;
  if (load !== 'feed') return whatIsNotLookedAt(row, parameters);
  const unfit = whatNoPageDoes(row, parameters);
  if (unfit !== undefined) return unfit;
  if (agents > PAGES_PER_CORE * cores) {
    return {
      why: `each agent is a page with processes of its own, and ${agents} are too many for ${cores} cores`,
      remedy: `give at most --agents ${PAGES_PER_CORE * cores}`,
    };
  }
  if (drivers > 1) return { why: 'all pages are in one browser', remedy: 'leave out --drivers' };
  const most = mostSubscriptions(row, parameters);
  return subscriptionsPerAgent > most ? tooManySubscriptions(most, row, parameters) : undefined;
}

function whatNoPageDoes(row: RowId, parameters: Parameters): Obstacle | undefined {
  const { http, ledger, tls, keepAlive, requestHeaders } = parameters;
  const { title, http: version } = rowOver(row, http);
  if (transportOf(rowOf(row)) === undefined)
    return { why: `no page can speak ${title}`, remedy: 'leave it out of -t' };
  if (!ledger)
    return {
      why: "a browser's sockets are its own, so that the link has to count",
      remedy: 'give --ledger',
    };
  if (version === 2 && !tls)
    return { why: 'no browser speaks HTTP/2 without TLS', remedy: `give --tls for ${title}` };
  if (!keepAlive) return { why: 'a browser keeps its connections', remedy: 'leave out --no-keep-alive' };
  return WITHOUT_FIELDS_OF_ITS_OWN.includes(requestHeaders)
    ? undefined
    : {
        why: `pages send the header fields of their browser, and not those of ${printable(requestHeaders)}`,
        remedy: 'give --headers chromium, or leave it out',
      };
}

/** Trials that look at a browser itself are about what a page holds open. */
function whatIsNotLookedAt(row: RowId, { load, http }: Parameters): Obstacle | undefined {
  const { pattern, framing, title } = rowOver(row, http);
  if (load === 'event-source-features') {
    return row === 'sse'
      ? undefined
      : { why: `EventSource has no features for ${title}`, remedy: 'leave out -t' };
  }
  if (load !== 'connection-limit')
    return { why: `pages are for a feed, not for the load ${load}`, remedy: 'leave out --load' };
  return pattern === 'stream' && framing !== 'lines'
    ? undefined
    : { why: `a page holds no stream open by ${title}`, remedy: 'give -t sse, sse-h2 or websocket' };
}

function tooManySubscriptions(most: number, row: RowId, parameters: Parameters): Obstacle {
  const { title } = rowOver(row, parameters.http);
  const beside = messageConnectionsOf(row, parameters) > 0 ? ' beside what it sends up' : '';
  return {
    why: `a page holds at most ${most} subscriptions of ${title} to one origin open${beside}, and further ones would hang`,
    remedy: `give at most --subscriptions ${most}`,
  };
}

function mostSubscriptions(row: RowId, parameters: Parameters): number {
  const { pattern, framing, http } = rowOver(row, parameters.http);
  // Requests that are over at once take turns on a connection.
  if (pattern === 'poll') return Infinity;
  if (http === 2) return MOST_HTTP2_STREAMS;
  if (framing === 'messages') return MOST_WEBSOCKETS;
  // A message that is posted needs a connection of its own.
  return messageConnectionsOf(row, parameters) > 0 ? MOST_HTTP1_CONNECTIONS - 1 : MOST_HTTP1_CONNECTIONS;
}
