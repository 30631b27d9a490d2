/** Protocols that TLS can agree on (RFC 7301); `none` for what has no name there, as bare lines. */
export const ALPNS = ['h2', 'http/1.1', 'none'] as const;
export type Alpn = (typeof ALPNS)[number];

/** What speaks over a connection of this HTTP version. */
export function alpnOf(http: 1 | 2 | 'none'): Alpn {
  switch (http) {
    case 1:
      return 'http/1.1';
    case 2:
      return 'h2';
    case 'none':
      return 'none';
  }
}

/** The names to offer, or to choose from. */
export function alpnProtocols(alpn: Alpn): string[] {
  return alpn === 'none' ? [] : [alpn];
}
