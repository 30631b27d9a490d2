import { endpointOf } from '../core/endpoint.ts';
import { isOurs } from '../core/measured-server.ts';
import type { Parameters } from '../core/result.ts';
import { rowOver, type RowId } from '../transports.ts';
import type { Obstacle } from './obstacle.ts';
import { needsLink, serveOptionsOf } from './trial-plan.ts';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';

const OWN_HOSTS: readonly string[] = ['127.0.0.1', 'localhost'];

/** Why a server that is not ours cannot be measured like that; undefined when it can, or is ours. */
export function obstacleToTheirs(row: RowId, parameters: Parameters): Obstacle | undefined {
  const { server, load, trigger, answerWorkUs, responseHeaders } = parameters;
  if (isOurs(server)) return undefined;
  if (load !== 'feed') return { why: `the load ${load} is for servers of ours`, remedy: 'leave out --load' };
  if (trigger !== 'post')
    return { why: 'events come to a server that is not ours by POST', remedy: 'leave out --trigger' };
  if (answerWorkUs > 0 || responseHeaders !== 'bare')
    return {
      why: '--answer-work and --response-headers change what a server of ours does',
      remedy: 'leave them out beside another',
    };
  if (
    serveOptionsOf(parameters).holdUs !== DEFAULT_SERVE_OPTIONS.holdUs &&
    rowOver(row, null).pattern === 'hold'
  )
    return { why: 'how long requests are held is for each server to say', remedy: 'leave out --hold' };
  if ('url' in server && needsLink(parameters) && !OWN_HOSTS.includes(endpointOf(new URL(server.url)).host))
    return { why: 'pages, --tls, --delay, --link and --ledger are for servers on this machine' };
  return undefined;
}

/** Why there cannot be subscribers that never read, or that leave, in one line; undefined when there can, or need not. */
export function obstacleToOtherSubscribers(row: RowId, parameters: Parameters): string | undefined {
  const { slowReaders, goneSubscribers, load, http } = parameters;
  if (slowReaders + goneSubscribers === 0) return undefined;
  if (load !== 'feed') return `${THEY} are for a feed; leave out --load`;
  if (rowOver(row, http).pattern !== 'stream')
    return `${THEY} are for streams: a request of ${row} is answered once; leave it out of -t`;
  return needsLink(parameters)
    ? `${THEY} go straight to the server: leave out --tls, --delay, --link and --ledger`
    : undefined;
}

const THEY = '--slow-readers and --gone-subscribers';
