/** Where the connections of an http URL go. */
export type Endpoint = { readonly host: string; readonly port: number };

/** The port that a URL of http leaves out (RFC 9110 §4.2.1). */
const HTTP_PORT = 80;

/** The host without the brackets that a URL has around an IPv6 address (RFC 3986 §3.2.2). */
export function endpointOf({ hostname, port }: URL): Endpoint {
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? HTTP_PORT : Number(port),
  };
}
