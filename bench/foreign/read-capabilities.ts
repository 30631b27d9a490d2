import { setTimeout as delay } from 'node:timers/promises';
import type { Capabilities, HttpVersion } from '../core/capabilities.ts';
import { nowUs } from '../core/clock.ts';
import { EXIT, Failure, messageOf } from '../core/failure.ts';
import type { HttpAnswer } from '../core/http-client.ts';
import { printable } from '../core/printable.ts';
import type { Microseconds } from '../core/units.ts';
import { askForCapabilities, type Asked } from './ask.ts';
import { parseCapabilities } from './capabilities-form.ts';

/** A server's word, and the HTTP that it was given over. */
export type Declared = { readonly http: HttpVersion; readonly capabilities: Capabilities };

export type Waiting = {
  /** How long the server may take, from now on. */
  readonly limitUs: Microseconds;
  /** Whether to ask again while nobody answers: somebody is about to start. */
  readonly isStarting: boolean;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
};

export const ANSWER_LIMIT_US: Microseconds = 10_000_000;
const ASK_AGAIN_MS = 50;
/** For an answer, however little is left of the wait until somebody listens. */
const LEAST_LIMIT_US: Microseconds = 1_000_000;

/**
 * Asks a server what it offers (R23 of servers/README.md).
 * @throws Failure in one line when there is none, or it says something else.
 */
export async function readCapabilities(
  url: URL,
  { limitUs, isStarting, signal }: Waiting = { limitUs: ANSWER_LIMIT_US, isStarting: false },
): Promise<Declared> {
  const latestUs = nowUs() + limitUs;
  let asked: Asked = await askForCapabilities(url, limitUs);
  while (asked.kind === 'absent' && isStarting && nowUs() < latestUs) {
    await delay(ASK_AGAIN_MS, undefined, signal === undefined ? {} : { signal });
    asked = await askForCapabilities(url, Math.max(LEAST_LIMIT_US, latestUs - nowUs()));
  }
  if (asked.kind === 'absent' && isStarting) {
    throw failure(
      url,
      `${asked.why} after ${limitUs / 1_000_000} s; the command has to listen on ${url.hostname}, at the port that the variable PORT of its environment names, here ${url.port}, and to stay in the foreground`,
    );
  }
  if (asked.kind === 'absent') {
    throw failure(url, `${asked.why}; start it first, or give the command that starts it after --`);
  }
  if (asked.kind === 'unusable') throw failure(url, asked.why);
  return { http: asked.http, capabilities: capabilitiesIn(url, asked.answer) };
}

function capabilitiesIn(url: URL, { status, header, body }: HttpAnswer): Capabilities {
  const location = header('location');
  if (status >= 300 && status < 400 && location !== undefined) {
    throw failure(url, `it redirects to ${location} (${status}); give the address of the server itself`);
  }
  if (status !== 200) throw failure(url, `GET / is answered ${status}, where R23 wants 200`);
  const type = header('content-type') ?? 'no Content-Type';
  if (type.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') {
    throw failure(url, `GET / is answered with ${type}, where R23 wants application/json`);
  }
  try {
    return parseCapabilities(body);
  } catch (error) {
    throw failure(url, `what GET / is answered with is not as R23 wants it: ${messageOf(error)}`);
  }
}

function failure(url: URL, why: string): Failure {
  return new Failure(printable(`no server to work with at ${url.origin}: ${why}`), EXIT.failed);
}
