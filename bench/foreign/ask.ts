import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { httpClientOf } from '../../clients/http-client.ts';
import { CAPABILITIES_PATH, type HttpVersion } from '../core/capabilities.ts';
import { endpointOf } from '../core/endpoint.ts';
import { systemReason } from '../core/failure.ts';
import type { HttpAnswer, HttpHead } from '../core/http-client.ts';
import type { Microseconds } from '../core/units.ts';

/** What came of asking a server for its capabilities. */
export type Asked =
  | { readonly kind: 'answered'; readonly http: HttpVersion; readonly answer: HttpAnswer }
  /** Nobody is there yet, or whoever is there hangs up: a server that starts may do so for a while. */
  | { readonly kind: 'absent'; readonly why: string }
  | { readonly kind: 'unusable'; readonly why: string };

/** Far more than capabilities need. */
const MOST_CHARACTERS = 65_536;
const SHOWN_BYTES = 40;
/** For a second try, in another protocol than the first that was turned down. */
const SECOND_LIMIT_US: Microseconds = 2_000_000;

/**
 * Asks `GET /`, over HTTP/1.1 or, where that is not understood, over HTTP/2 by prior knowledge. Never rejects: what
 * else a server does is told in words.
 */
export async function askForCapabilities(url: URL, limitUs: Microseconds): Promise<Asked> {
  const first = await exchange(url, 1, limitUs);
  if (!(first instanceof Error)) return { kind: 'answered', http: 1, answer: first };
  const { code } = first as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return { kind: 'absent', why: 'nothing listens there' };
  if (isUnspoken(first)) {
    const second = await exchange(url, 2, SECOND_LIMIT_US);
    if (!(second instanceof Error)) return { kind: 'answered', http: 2, answer: second };
    if (await speaksTls(url)) {
      return { kind: 'unusable', why: 'it speaks TLS, and pushbench speaks to servers without' };
    }
  }
  return describe(first);
}

/** No HTTP/1.1 came back, though a connection was opened. */
function isUnspoken(error: Error): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code.startsWith('HPE_') || code === 'ECONNRESET' || code === 'EPIPE';
}

function describe(error: Error): Asked {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code.startsWith('HPE_')) return { kind: 'unusable', why: `it speaks no HTTP${firstBytes(error)}` };
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return { kind: 'absent', why: 'it closes connections without an answer' };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { kind: 'unusable', why: 'no machine of that name is known; give its address' };
  }
  return { kind: 'unusable', why: systemReason(error) };
}

/** Where Node's parser gave up, it keeps what it was at. */
function firstBytes(error: Error): string {
  if (!('rawPacket' in error) || !Buffer.isBuffer(error.rawPacket)) return '';
  return `: what it says begins with ${JSON.stringify(error.rawPacket.subarray(0, SHOWN_BYTES).toString('latin1'))}`;
}

/** To a tenth: what is left of a wait has digits that tell nothing. */
function inSeconds(us: Microseconds): number {
  return Math.round(us / 100_000) / 10;
}

/** Resolves with the error when there is no whole answer. */
async function exchange(url: URL, version: HttpVersion, limitUs: Microseconds): Promise<HttpAnswer | Error> {
  const open = await httpClientOf(version);
  const { promise, resolve } = Promise.withResolvers<HttpAnswer | Error>();
  const limit = setTimeout(() => {
    resolve(new Error(`it did not answer within ${inSeconds(limitUs)} s; see whether it hangs`));
  }, limitUs / 1_000);
  const client = open({ url, keepAlive: false, openSocket: () => connect(endpointOf(url)) });
  let head: HttpHead | undefined;
  let body = '';
  // Without a profile, what kind of request it is makes no difference.
  const call = { kind: 'poll', method: 'GET', path: CAPABILITIES_PATH } as const;
  const { abort } = client.start(call, {
    onHead: (received) => (head = received),
    onText(text) {
      body += text;
      if (body.length > MOST_CHARACTERS)
        resolve(new Error(`its answer is longer than ${MOST_CHARACTERS} characters`));
    },
    onEnd(failure) {
      if (failure !== undefined || head === undefined) resolve(failure ?? new Error('no response'));
      else resolve({ status: head.status, header: head.header, body });
    },
  });
  const outcome = await promise;
  clearTimeout(limit);
  abort();
  client.close();
  return outcome;
}

function speaksTls(url: URL): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connectTls({
    ...endpointOf(url),
    rejectUnauthorized: false,
    timeout: SECOND_LIMIT_US / 1_000,
  });
  const settle = (speaks: boolean): void => {
    resolve(speaks);
    socket.destroy();
  };
  socket.on('secureConnect', () => {
    settle(true);
  });
  for (const event of ['error', 'timeout', 'close']) {
    socket.on(event, () => {
      settle(false);
    });
  }
  return promise;
}
