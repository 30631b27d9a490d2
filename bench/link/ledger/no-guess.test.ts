import { describe, expect, test } from 'vitest';
import type { WireProtocol } from './connection.ts';
import { SWITCHED, UPGRADE } from './example-http1.ts';
import { dataFrame, headFrames, NO_SETTINGS, PREFACE } from './example-http2.ts';
import { down, ledgerOf, up, type Segment } from './example-session.ts';
import { OPCODE, webSocketFrame } from './example-websocket.ts';
import { FLAG } from './http2-frame.ts';
import { totalBytes, totalEvents, type Ledger } from './ledger.ts';

const HTTP1: WireProtocol = { kind: 'http1' };
const HTTP2: WireProtocol = { kind: 'http2', bodies: 'lines' };
const LINES: WireProtocol = { kind: 'lines' };

function read(protocol: WireProtocol, ...segments: readonly Segment[]): Ledger {
  return ledgerOf({ protocol, segments });
}

function reasons({ unaccounted }: Ledger): Record<string, number> {
  return Object.fromEntries(unaccounted.map(({ reason, bytes }) => [reason, bytes]));
}

describe('a WebSocket is not believed', () => {
  test.each([
    ['with 5 bytes in a length of 16 bits', Buffer.from([0x81, 126, 0, 5])],
    ['with 125 bytes in a length of 16 bits', Buffer.from([0x81, 126, 0, 125])],
    ['with 65,535 bytes in a length of 64 bits', Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0xff, 0xff])],
  ])('%s', (_, header) => {
    const ledger = read(HTTP1, UPGRADE, SWITCHED, down(header, 'a-1 {'));
    expect(reasons(ledger)).toEqual({ 'a length in more bytes than it takes': header.length + 5 });
  });

  test('with a message after its close; a pong may still come', () => {
    const close = webSocketFrame('', { opcode: OPCODE.close });
    const pong = webSocketFrame('', { opcode: OPCODE.pong });
    const ledger = read(HTTP1, UPGRADE, SWITCHED, down(close, pong, webSocketFrame('a-1 {}')));
    expect(reasons(ledger)).toEqual({ 'a message after the close': 8 });
    expect(totalBytes(ledger, { layer: 'protocol-control' })).toBe(4);
  });

  test('with an event in a binary message, whole or in parts; the next text is one again', () => {
    const binary = { opcode: OPCODE.binary };
    const parts = [webSocketFrame('a-1 ', { ...binary, fin: false }), webSocketFrame('{}', { opcode: 0 })];
    const ledger = read(
      HTTP1,
      UPGRADE,
      SWITCHED,
      down(webSocketFrame('a-1 {}', binary), ...parts, webSocketFrame('a-2 {}')),
    );
    expect(reasons(ledger)).toEqual({ 'a message that the feed does not write': 12 });
    expect(totalEvents(ledger)).toBe(1);
  });
});

describe('HTTP/1.1 is not believed', () => {
  test('with a switch to another protocol than was asked for', () => {
    const other = down('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n', 'abc');
    expect(reasons(read(HTTP1, UPGRADE, other))).toEqual({ 'a protocol switch that nobody asked for': 3 });
  });

  test('behind a CONNECT', () => {
    const asked = up('CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 'one');
    const ledger = read(HTTP1, asked, down('HTTP/1.1 200 OK\r\n\r\n', 'other'));
    expect(reasons(ledger)).toEqual({ 'a tunnel (CONNECT)': 5 });
    expect(totalBytes(ledger, { layer: 'unaccounted' })).toBe(8);
  });
});

test('a response that comes before its request does not shift those that follow', () => {
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n';
  const ledger = read(
    HTTP1,
    down(ok, 'one'),
    up('GET / HTTP/1.1\r\n\r\n', 'HEAD / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n'),
    down(ok, ok, 'two'),
  );
  expect(reasons(ledger)).toEqual({});
  expect(totalBytes(ledger, { layer: 'response-heads' })).toBe(3 * ok.length);
  expect(totalBytes(ledger, { layer: 'protocol-control' })).toBe(6);
});

describe('DATA is not believed', () => {
  const opened = [up(PREFACE, NO_SETTINGS, headFrames(1, FLAG.endStream)), down(NO_SETTINGS)];

  test('before its head', () => {
    const ledger = read(HTTP2, ...opened, down(dataFrame(1, '{}\n')));
    expect(reasons(ledger)).toEqual({ 'DATA on a stream that is not open': 3 });
  });

  test('after the end of its stream', () => {
    const frames = [headFrames(1), dataFrame(1, '{}\n', FLAG.endStream), dataFrame(1, '{}\n')];
    const ledger = read(HTTP2, ...opened, down(...frames));
    expect(reasons(ledger)).toEqual({ 'DATA on a stream that is not open': 3 });
    expect(totalEvents(ledger)).toBe(1);
  });
});

describe('the control row is not believed', () => {
  test.each(['GET / HTTP/1.1\r\n', 'x'.repeat(300), `after ${'x'.repeat(300)}\n`, 'now\r\n'])(
    'with another request than its own: %j',
    (said) => {
      expect(reasons(read(LINES, up(said)))).toEqual({ 'no request of the control row': said.length });
    },
  );

  test.each(['now\n', 'after ab12-7\n', 'after nonsense\n'])('but with %j', (said) => {
    expect(read(LINES, up(said)).unaccounted).toEqual([]);
    expect(reasons(read(LINES, up(said, 'now\n')))).toEqual({
      'a message that the feed does not write': 4,
    });
  });

  test('but with lines to echo, and nothing else, once it has asked', () => {
    expect(read(LINES, up('now\n', 'echo 1 \n', 'echo 2 {}\n')).unaccounted).toEqual([]);
    for (const said of ['echo\n', 'echo 1\n', 'echo  1\n', 'head ab12-7\n', 'ab12-7 {}\n']) {
      expect(reasons(read(LINES, up('now\n', said)))).toEqual({
        'a message that the feed does not write': said.length,
      });
    }
  });

  test('with a request that breaks off', () => {
    expect(reasons(read(LINES, up('after ab')))).toEqual({ 'cut off within a request': 8 });
  });
});
