import { seededRandom } from '../../core/random.ts';
import type { ContractCase } from '../case.ts';
import { eventually, expectEqual, expectMatch, shown } from '../expectation.ts';
import { expectReceived } from '../reader.ts';
import type { Subject } from '../subject.ts';
import { rawAnswer, rawExchange } from '../wire/raw-exchange.ts';

const SEED = 7;

/** What comes from port scanners, other protocols and broken clients. */
const GARBAGE = [
  '',
  '\u0000',
  'GET',
  'GET / HTTP/9.9\r\n\r\n',
  'hello\r\n\r\n',
  '\r\n'.repeat(100),
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u00ff\u00ff\u0000\u0000\u0000\u0000',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  'SSH-2.0-OpenSSH_9.9\r\n',
  'after',
  '\u00ff'.repeat(70_000),
  `GET /${'x'.repeat(70_000)} HTTP/1.1\r\n\r\n`,
  ...[10, 1_000, 100_000].map(randomBytes),
];

/** Heads that are read in more than one way, which is how requests are smuggled (RFC 9112 §11.2). */
const AMBIGUOUS = [
  ['two lengths', 'Content-Length: 1\r\nContent-Length: 2'],
  ['a length and chunks', 'Content-Length: 1\r\nTransfer-Encoding: chunked'],
  ['a negative length', 'Content-Length: -1'],
  ['a length that is no number', 'Content-Length: 1x'],
  ['an unknown transfer coding', 'Transfer-Encoding: xchunked'],
  ['a space before the colon', 'X-Space : 1'],
  ['a folded field', 'X-Folded: 1\r\n 2'],
  ['a bare LF', 'X-Bare: 1\nX-Other: 2'],
  ['a bare CR', 'X-Bare: 1\rX-Other: 2'],
  ['a NUL', 'X-Nul: \u0000'],
  ['a field without a name', ': 1'],
  ['a field of 20 kB', `X-Long: ${'x'.repeat(20_000)}`],
] as const;

/** Whatever comes in, the server goes on serving. */
export const GARBAGE_CASES: readonly ContractCase[] = [
  {
    id: 'garbage/bytes',
    rule: 22,
    title: 'bytes that are no request end their connection at most, and everybody else is served on',
    needs: [],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      for (const bytes of GARBAGE) {
        const connection = rawExchange(subject, bytes);
        connection.end();
        await eventually(`the end of the connection that sent ${shown(bytes)}`, () => connection.over);
      }
      await expectServed(subject);
      await expectReceived(reader, [], 'still served');
    },
  },
  {
    id: 'garbage/hasty-clients',
    rule: 22,
    title: 'connections that are reset in the middle of a request hurt nobody',
    needs: [],
    server: 'ours',
    async run(subject) {
      const request = requestBytes(subject);
      for (let bytes = 0; bytes <= request.length; bytes += 1) {
        const connection = rawExchange(subject, request.subarray(0, bytes));
        await eventually('a connection', () => connection.connected);
        connection.reset();
      }
      await eventually('no connection', () => subject.control.sockets.size === 0);
      await expectServed(subject);
    },
  },
  {
    id: 'garbage/ambiguous-heads',
    rule: 22,
    title: 'a head that can be read in two ways is refused with a status of 4xx',
    needs: ['http1'],
    async run(subject) {
      const { host, pathname } = subject.url;
      for (const [what, fields] of AMBIGUOUS) {
        const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${fields}\r\n\r\n`;
        expectMatch(`the answer to ${what}`, await rawAnswer(subject, request), /^HTTP\/1\.1 4\d\d /);
      }
      await expectServed(subject);
    },
  },
];

async function expectServed(subject: Subject): Promise<void> {
  const reader = await subject.openAgent().subscribe();
  await subject.publish('still served');
  await expectReceived(reader, [], 'still served');
  expectEqual('endings', reader.endings, []);
}

/** How a client of the row begins. */
function requestBytes({ row, url }: Subject): Buffer {
  const emptySettings = '\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000';
  switch (row.http) {
    case 1:
      return Buffer.from(`GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
    case 2:
      return Buffer.from(`PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${emptySettings}`);
    case 'none':
      return Buffer.from('now\n');
  }
}

function randomBytes(length: number): string {
  const random = seededRandom(SEED);
  return Array.from({ length }, () => String.fromCharCode(Math.floor(random() * 256))).join('');
}
