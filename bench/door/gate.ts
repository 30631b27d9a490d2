import type { IncomingHttpHeaders } from 'node:http';

/** A request's head as the gate judges it, whichever HTTP it came over. */
export type Head = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders & { readonly ':authority'?: string | undefined };
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
};

export type Refusal = { readonly status: number; readonly message: string; readonly allow?: string };

export type GateOptions = {
  /** Host names with port that may stand in `Host`, besides this machine's own. */
  readonly allowedHosts: readonly string[];
  /** Origins of pages that may read, besides the server's own: `https://example.org:8443`. */
  readonly allowedOrigins: readonly string[];
};

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const MAX_HEADERS = 100;
const METHODS = ['GET', 'OPTIONS'];
/** What may be asked for here, as `Allow` lists it. */
export const ALLOWED_METHODS = METHODS.join(', ');
/** The port that a client leaves out of `Host` (RFC 9110 §4.2.1). */
const HTTP_PORT = 80;

export type Gate = {
  /** Why a request may not pass; undefined when it may. */
  refuse(head: Head): Refusal | undefined;
  /** The fields that let a page elsewhere read the answer to a request that may pass (Fetch, "CORS protocol"). */
  corsHeaders(head: Head): Readonly<Record<string, string>>;
};

/**
 * Checks that every request goes to this server by its own name (else a page could reach it by DNS rebinding),
 * comes from no foreign page, and is well-formed where Node's parser is lenient.
 */
export function gate({ allowedHosts, allowedOrigins }: GateOptions, port: () => number): Gate {
  const isOwnHost = (host: string): boolean => {
    // RFC 9110 §4.2.3: a host name's case does not matter.
    const name = host.toLowerCase();
    return (
      allowedHosts.some((allowed) => allowed.toLowerCase() === name) ||
      OWN_NAMES.some((own) => name === `${own}:${port()}` || (port() === HTTP_PORT && name === own))
    );
  };
  const isOwnOrigin = (origin: string): boolean =>
    /^https?:\/\//.test(origin) && isOwnHost(origin.replace(/^https?:\/\//, ''));

  function refuse({ method, headers, rawHeaders }: Head): Refusal | undefined {
    if (rawHeaders.length / 2 > MAX_HEADERS)
      return { status: 431, message: `more than ${MAX_HEADERS} header fields` };
    // RFC 9112 §3.2: a request with two Host fields is answered 400; Node takes the first.
    if (countOf(rawHeaders, 'host') > 1) return { status: 400, message: 'more than one Host' };
    // RFC 9113 §8.3.1: over HTTP/2 the name is in `:authority`, and a Host beside it must not differ.
    const hosts = [headers[':authority'], headers.host].filter((host) => host !== undefined);
    if (hosts.length === 0 || !hosts.every(isOwnHost)) {
      return { status: 421, message: 'this server goes by another name' };
    }
    const { origin } = headers;
    if (origin !== undefined && !isOwnOrigin(origin) && !allowedOrigins.includes(origin)) {
      return { status: 403, message: 'pages of this origin may not read here' };
    }
    if (!METHODS.includes(method)) return { status: 405, message: 'only GET', allow: ALLOWED_METHODS };
    if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) {
      return { status: 413, message: 'a GET has no body here' };
    }
    return undefined;
  }

  function corsHeaders({ headers }: Head): Readonly<Record<string, string>> {
    const { origin } = headers;
    if (origin === undefined) return {};
    return {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': ALLOWED_METHODS,
      'Access-Control-Allow-Headers': 'Last-Event-ID, Cache-Control',
      'Access-Control-Expose-Headers': 'Event-Cursor, Event-Gap',
      Vary: 'Origin',
    };
  }

  return { refuse, corsHeaders };
}

function countOf(rawHeaders: readonly string[], name: string): number {
  return rawHeaders.filter((field, index) => index % 2 === 0 && field.toLowerCase() === name).length;
}
