import type { IncomingHttpHeaders } from 'node:http';

/** A request's head as the gate judges it, whichever HTTP it came over. */
export type Head = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders & { readonly ':authority'?: string | undefined };
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** HTTP/2 alone: the head did not end the request, whatever it says of a length (RFC 9113 §8.1). */
  readonly isOpenEnded?: boolean;
};

export type Refusal = { readonly status: number; readonly message: string; readonly allow?: string };

export type GateOptions = {
  /** Host names with port that may stand in `Host`, besides this machine's own. */
  readonly allowedHosts: readonly string[];
  /** Origins of pages that may read, besides the server's own: `https://example.org:8443`. */
  readonly allowedOrigins: readonly string[];
  /** What the server is bound to; unless that is every address, it is a name of its own. */
  readonly host?: string;
};

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
/** What to bind to for all of this machine's addresses. */
export const EVERY_ADDRESS: readonly string[] = ['0.0.0.0', '::'];

const MAX_HEADERS = 100;
/** The port that a client leaves out of `Host` (RFC 9110 §4.2.1). */
const HTTP_PORT = 80;

export type Gate = {
  /** Why a request may not pass; undefined when it may. */
  refuse(head: Head): Refusal | undefined;
  /**
   * The fields that let a page elsewhere read the answer to a request that may pass (Fetch, "CORS protocol"), at a
   * path that answers these methods.
   */
  corsHeaders(head: Head, allow: string): Readonly<Record<string, string>>;
};

/**
 * Checks that every request goes to this server by its own name (else a page could reach it by DNS rebinding),
 * comes from no foreign page, and is well-formed where Node's parser is lenient.
 */
export function gate({ allowedHosts, allowedOrigins, host }: GateOptions, port: () => number): Gate {
  const bound = host === undefined || EVERY_ADDRESS.includes(host) ? [] : [nameInUrl(host).toLowerCase()];
  const ownNames = [...OWN_NAMES, ...bound];
  const isOwnHost = (host: string): boolean => {
    // RFC 9110 §4.2.3: a host name's case does not matter.
    const name = host.toLowerCase();
    return (
      allowedHosts.some((allowed) => allowed.toLowerCase() === name) ||
      ownNames.some((own) => name === `${own}:${port()}` || (port() === HTTP_PORT && name === own))
    );
  };
  const isOwnOrigin = (origin: string): boolean =>
    /^https?:\/\//.test(origin) && isOwnHost(origin.replace(/^https?:\/\//, ''));

  function refuse({ headers, rawHeaders }: Head): Refusal | undefined {
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
    return undefined;
  }

  function corsHeaders({ headers }: Head, allow: string): Readonly<Record<string, string>> {
    const { origin } = headers;
    if (origin === undefined) return {};
    return {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': allow,
      'Access-Control-Allow-Headers': 'Last-Event-ID, Cache-Control',
      'Access-Control-Expose-Headers': 'Event-Cursor, Event-Gap',
      Vary: 'Origin',
    };
  }

  return { refuse, corsHeaders };
}

/** A host as it stands in `Host` and in a URL: an IPv6 address in brackets (RFC 3986 §3.2.2). */
export function nameInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function countOf(rawHeaders: readonly string[], name: string): number {
  return rawHeaders.filter((field, index) => index % 2 === 0 && field.toLowerCase() === name).length;
}
