// A poll whose head is often quoted as 871 bytes: Lubbers and Greco, "HTML5 Web Sockets: A Quantum Leap in
// Scalability for the Web" (Kaazing, 2010), examples 2 and 3. The article's status line says HTTP/1.x, as its browser
// extension showed it; on the wire it is HTTP/1.1.

export const COOKIE =
  'Cookie: showInheritedConstant=false; showInheritedProtectedConstant=false; showInheritedProperty=false; ' +
  'showInheritedProtectedProperty=false; showInheritedMethod=false; showInheritedProtectedMethod=false; ' +
  'showInheritedEvent=false; showInheritedStyle=false; showInheritedEffect=false';
/** Lines of the request's head, without their ends. */
export const REQUEST: readonly string[] = [
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
/** Lines of the head of its answer, whose body has 21 bytes. */
export const RESPONSE: readonly string[] = [
  'HTTP/1.1 200 OK',
  'X-Powered-By: Servlet/2.5',
  'Server: Sun Java System Application Server 9.1_02',
  'Content-Type: text/html;charset=UTF-8',
  'Content-Length: 21',
  'Date: Sat, 07 Nov 2009 00:32:46 GMT',
];

export function onTheWire(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('') + '\r\n';
}
