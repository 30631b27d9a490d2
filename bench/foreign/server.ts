import type { Capabilities, HttpVersion } from '../core/capabilities.ts';
import { Failure } from '../core/failure.ts';
import { readCapabilities } from './read-capabilities.ts';

/** A server that is not ours, by its address. */
export type ForeignServer = {
  /** Its origin. */
  readonly url: URL;
  /** The HTTP that it was asked over, and so the one to publish over. */
  readonly http: HttpVersion;
  readonly capabilities: Capabilities;
  /** Resolves, never rejects, when it ends though nobody asked it to; of a server attached to, nobody can know. */
  readonly gone: Promise<Failure>;
  /** Its processes at this moment, as far as they are known. */
  pids(): readonly number[];
  /** Ends it and everything that it started; a server attached to goes on. */
  stop(): Promise<void>;
  /** Only of a server that we started. */
  readonly life?: ServerLife;
};

/** A server can be ended, and begun anew at the same port. */
export type ServerLife = {
  readonly isOver: boolean;
  /** Rejects when it has to be killed. */
  stop(): Promise<void>;
  /** Begins another life, after having ended the one that there may be. */
  restart(): Promise<void>;
};

/**
 * A server that somebody else runs.
 * @throws Failure in one line when there is none, or it does not answer by R23 of servers/README.md.
 */
export async function attach(url: URL): Promise<ForeignServer> {
  return {
    url,
    ...(await readCapabilities(url)),
    gone: Promise.withResolvers<Failure>().promise,
    pids: () => [],
    stop: () => Promise.resolve(),
  };
}

/** @throws Failure unless it is the address of a server without TLS. */
export function serverUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Failure(`"${text}" is no address of a server; write it as http://127.0.0.1:8080`);
  }
  if (url.protocol === 'https:') {
    throw new Failure('pushbench speaks to servers without TLS; give an address that begins with http://');
  }
  if (url.href !== `${url.origin}/`) {
    throw new Failure(`give the server's origin alone, ${url.origin}; the paths are what it declares there`);
  }
  return url;
}
