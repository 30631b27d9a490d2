import { expect, test } from 'vitest';
import { down, ledgerOf, up, type Session } from './example-session.ts';
import { totalBytes, totalRequests } from './ledger.ts';

// Lubbers and Greco, "HTML5 Web Sockets: A Quantum Leap in Scalability for the Web" (Kaazing, 2010), examples 2
// and 3. The article's status line says HTTP/1.x, as its browser extension showed it; on the wire it is HTTP/1.1.
const COOKIE =
  'Cookie: showInheritedConstant=false; showInheritedProtectedConstant=false; showInheritedProperty=false; ' +
  'showInheritedProtectedProperty=false; showInheritedMethod=false; showInheritedProtectedMethod=false; ' +
  'showInheritedEvent=false; showInheritedStyle=false; showInheritedEffect=false';
const REQUEST = [
  'GET /PollingStock//PollingStock HTTP/1.1',
  'Host: localhost:8080',
  'User-Agent: Mozilla/5.0 (Windows; U; Windows NT 5.1; en-US; rv:1.9.1.5) Gecko/20091102 Firefox/3.5.5',
  'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language: en-us',
  'Accept-Encoding: gzip,deflate',
  'Accept-Charset: ISO-8859-1,utf-8;q=0.7,*;q=0.7',
  'Keep-Alive: 300',
  'Connection: keep-alive',
  'Referer: http://www.example.com/PollingStock/',
  COOKIE,
];
const RESPONSE = [
  'HTTP/1.1 200 OK',
  'X-Powered-By: Servlet/2.5',
  'Server: Sun Java System Application Server 9.1_02',
  'Content-Type: text/html;charset=UTF-8',
  'Content-Length: 21',
  'Date: Sat, 07 Nov 2009 00:32:46 GMT',
];

function onTheWire(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('') + '\r\n';
}

function poll(request: readonly string[]): Session {
  const body = 'x'.repeat(21);
  return { protocol: { kind: 'http1' }, segments: [up(onTheWire(request)), down(onTheWire(RESPONSE), body)] };
}

function headBytes(session: Session): number {
  const ledger = ledgerOf(session);
  return totalBytes(ledger, { layer: 'request-heads' }) + totalBytes(ledger, { layer: 'response-heads' });
}

test('the 871 bytes of the article are its characters without line ends', () => {
  expect(REQUEST.join('').length).toBe(692);
  expect(RESPONSE.join('').length).toBe(179);
});

test('a poll of the article takes 909 bytes of heads on the wire', () => {
  const ledger = ledgerOf(poll(REQUEST));
  expect(headBytes(poll(REQUEST))).toBe(909);
  expect(totalRequests(ledger)).toBe(1);
  expect(totalBytes(ledger)).toBe(909 + 21);
  expect(ledger.unaccounted).toEqual([]);
});

test('284 of them are one Cookie line', () => {
  expect(headBytes(poll(REQUEST)) - headBytes(poll(REQUEST.filter((line) => line !== COOKIE)))).toBe(284);
});
