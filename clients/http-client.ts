import type { HttpClient } from '../bench/core/http-client.ts';
import type { Http1Options } from './http1-client.ts';

/** The client of one HTTP version; the other's code is not loaded. */
export async function httpClientOf(version: 1 | 2): Promise<(options: Http1Options) => HttpClient> {
  return version === 2
    ? (await import('./http2-client.ts')).http2Client
    : (await import('./http1-client.ts')).http1Client;
}
