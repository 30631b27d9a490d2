import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

/** Preloaded: the client asks everything twice, as a library that retries does, and drains no second answer. */
if (process.argv[1]?.includes('client-process') === true) {
  const { request } = http;
  const twice = (...args: Parameters<typeof request>): http.ClientRequest => {
    request(...args)
      .on('response', () => undefined)
      .on('error', () => undefined)
      .end();
    return request(...args);
  };
  Object.assign(http, { request: twice });
  syncBuiltinESMExports();
}
