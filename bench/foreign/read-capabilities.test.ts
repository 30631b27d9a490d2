import { createServer as createHttp2Server } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { describe, expect, test } from 'vitest';
import { EXIT, Failure } from '../core/failure.ts';
import { ownCertificate } from '../link/certificate.ts';
import { declaringServer, httpServer, listening, socketServer } from '../core/example-server.ts';
import { readCapabilities } from './read-capabilities.ts';
import { attach, serverUrl } from './server.ts';

const GOOD = { pushbench: 1, name: 'mine', transports: { polling: { path: '/polling' } } };
const READ = { name: 'mine', transports: { polling: { path: '/polling', http: [1], wayUp: false } } };
/** Only where nothing is to come, waiting is kept short: whatever does come may take its time on a busy machine. */
const SHORT = { limitUs: 200_000, isStarting: false };
const LONG = { limitUs: 20_000_000, isStarting: false };

function answering(status: number, headers: Record<string, string>, body: string): Promise<URL> {
  return httpServer((_, response) => {
    response.writeHead(status, headers).end(body);
  });
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const HTML_TYPE = { 'Content-Type': 'text/html; charset=utf-8' };

async function tlsServer(): Promise<URL> {
  return listening(createTlsServer({ ...(await ownCertificate()) }));
}

/** What is wrong, and the line that says so, behind the address. */
const BROKEN: readonly (readonly [what: string, open: () => Promise<URL>, line: RegExp])[] = [
  [
    'nobody',
    () => Promise.resolve(new URL('http://127.0.0.1:1/')),
    /^nothing listens there; start it first, or give the command that starts it after --$/,
  ],
  [
    'a page of HTML',
    () => answering(200, HTML_TYPE, '<h1>hello</h1>'),
    /^GET \/ is answered with text\/html; charset=utf-8, where R23 wants application\/json$/,
  ],
  [
    'an answer without a type',
    () => answering(200, {}, '{}'),
    /^GET \/ is answered with no Content-Type, where R23 wants application\/json$/,
  ],
  ['no such page', () => answering(404, HTML_TYPE, ''), /^GET \/ is answered 404, where R23 wants 200$/],
  ['an error', () => answering(500, JSON_TYPE, '{}'), /^GET \/ is answered 500, where R23 wants 200$/],
  [
    'a redirection',
    () => answering(302, { Location: '/login' }, ''),
    /^it redirects to \/login \(302\); give the address of the server itself$/,
  ],
  [
    'text that is no JSON',
    () => answering(200, JSON_TYPE, '{"pushbench": 1,'),
    /^what GET \/ is answered with is not as R23 wants it: it is no JSON: "{\\"pushbench\\": 1,"$/,
  ],
  [
    'JSON of another form',
    () => answering(200, JSON_TYPE, '{"status":"ok\\u001b[31m"}'),
    /^what GET \/ is answered with is not as R23 wants it: "pushbench" has to be 1/,
  ],
  [
    'an answer without an end',
    () => httpServer((_, response) => response.writeHead(200, JSON_TYPE).write('{'.repeat(100_000))),
    /^its answer is longer than 65536 characters$/,
  ],
  ['silence', () => socketServer(() => undefined), /^it did not answer within 0\.2 s; see whether it hangs$/],
  [
    'half an answer',
    () => httpServer((_, response) => response.writeHead(200, JSON_TYPE).write('{')),
    /^it did not answer within 0\.2 s; see whether it hangs$/,
  ],
  [
    'somebody who hangs up at once',
    () => socketServer((socket) => socket.destroy()),
    /^it closes connections without an answer; start it first/,
  ],
  [
    'somebody who resets connections',
    () => socketServer((socket) => socket.resetAndDestroy()),
    /^it closes connections without an answer; start it first/,
  ],
  ['TLS', tlsServer, /^it speaks TLS, and pushbench speaks to servers without$/],
  [
    'another protocol',
    () => socketServer((socket) => socket.write('SSH-2.0-OpenSSH_9.9\u001b[31m\r\n')),
    /^it speaks no HTTP: what it says begins with "SSH-2\.0-OpenSSH_9\.9\\u001b\[31m\\r\\n"$/,
  ],
];

describe('a server is asked for what it offers', () => {
  test('and read', async () => {
    expect(await readCapabilities(await declaringServer(GOOD))).toEqual({ http: 1, capabilities: READ });
  });

  test('over HTTP/2 where it speaks nothing else', async () => {
    const url = await listening(
      createHttp2Server((request, response) => {
        response.writeHead(request.url === '/' ? 200 : 404, JSON_TYPE);
        response.end(JSON.stringify(GOOD));
      }),
    );
    expect(await readCapabilities(url)).toEqual({ http: 2, capabilities: READ });
  });

  test.each(BROKEN)('and %s is told in one line', async (_, open, line) => {
    const url = await open();
    const limits = line.source.includes('did not answer') ? SHORT : LONG;
    const failure = await readCapabilities(url, limits).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    const { message, exitCode } = failure as Failure;
    expect(exitCode).toBe(EXIT.failed);
    expect(message.startsWith(`no server to work with at ${url.origin}: `)).toBe(true);
    expect(message.replace(/^.*?:\d+: /, '')).toMatch(line);
    // Neither broken nor coloured by what the server said.
    expect([message.includes('\n'), message.includes('\u001b')]).toEqual([false, false]);
  });

  test('again and again while it is starting', async () => {
    let asked = 0;
    const url = await socketServer((socket) => {
      asked += 1;
      if (asked < 9) {
        socket.destroy();
        return;
      }
      const body = JSON.stringify(GOOD);
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
    const found = await readCapabilities(url, { limitUs: 10_000_000, isStarting: true });
    expect(found.capabilities).toEqual(READ);
  });
});

describe('a server that somebody else runs', () => {
  test('has no processes of ours, and goes on when we are done', async () => {
    const url = await declaringServer(GOOD);
    const server = await attach(url);
    expect([server.url, server.capabilities, server.pids(), server.life]).toEqual([url, READ, [], undefined]);
    await server.stop();
    expect((await fetch(url)).status).toBe(200);
  });

  test.each([
    ['feed', /^"feed" is no address of a server; write it as http:\/\/127\.0\.0\.1:8080$/],
    ['ftp://127.0.0.1', /^"ftp:\/\/127\.0\.0\.1" is no address of a server/],
    ['https://127.0.0.1', /^pushbench speaks to servers without TLS/],
    ['http://127.0.0.1:8080/feed', /^give the server's origin alone, http:\/\/127\.0\.0\.1:8080;/],
    ['http://127.0.0.1:8080/?a', /^give the server's origin alone/],
    ['http://me:secret@127.0.0.1', /^give the server's origin alone, http:\/\/127\.0\.0\.1;/],
  ])('is not at %s', (text, line) => {
    expect(() => serverUrl(text)).toThrow(line);
  });

  test.each(['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:1/'])('may be at %s', (text) => {
    expect(serverUrl(text).href).toBe(new URL(text).href);
  });
});
