import type { Bytes } from './units.ts';

/** The contract's number: servers/README.md. */
export const CONTRACT_VERSION = 1;

/** Where a server says what it offers (R23), and where events are published (R24). */
export const CAPABILITIES_PATH = '/';
export const PUBLISH_PATH = '/publish';

/** The longest body that a server takes (R24, R25). */
export const MAX_BODY_BYTES: Bytes = 1_048_576;

export type HttpVersion = 1 | 2;

/** One transport as a server offers it. */
export type DeclaredTransport = {
  readonly path: string;
  /** Versions of HTTP, 2 by prior knowledge. */
  readonly http: readonly HttpVersion[];
  /** Whether it takes what clients send up (R25). */
  readonly wayUp: boolean;
};

/** What a server declares at `GET /` (R23), with what it left out filled in. */
export type Capabilities = {
  readonly name: string;
  readonly transports: Readonly<Record<string, DeclaredTransport>>;
};

/** The text of R23. */
export function encodeCapabilities({ name, transports }: Capabilities): string {
  return `${JSON.stringify({ pushbench: CONTRACT_VERSION, name, transports })}\n`;
}
