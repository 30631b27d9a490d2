import { describe, expect, test } from 'vitest';
import { chunk, STREAM_HEAD, SWITCHED, UPGRADE } from './example-http1.ts';
import { dataFrame, headFrames, http2Frame, NO_SETTINGS, PREFACE } from './example-http2.ts';
import { down, ledgerOf, up, type Segment, type Session } from './example-session.ts';
import { OPCODE, webSocketFrame } from './example-websocket.ts';
import { FLAG, FRAME } from './http2-frame.ts';
import { LAYERS, type Layer } from './layers.ts';
import { totalBytes, totalEvents } from './ledger.ts';

const STREAM: Session = {
  protocol: { kind: 'http1' },
  segments: [up('GET / HTTP/1.1\r\n\r\n'), down(STREAM_HEAD)],
};
const SOCKET: Session = { protocol: { kind: 'http1' }, segments: [UPGRADE, SWITCHED] };
const HTTP2: Session = {
  protocol: { kind: 'http2', bodies: 'event-stream' },
  segments: [up(PREFACE, NO_SETTINGS, headFrames(1, FLAG.endStream)), down(NO_SETTINGS, headFrames(1))],
};

/** What a segment adds to a session, by layer, without layers that it adds nothing to. */
function cost(session: Session, segment: Segment): Partial<Record<Layer, number>> {
  const before = ledgerOf(session);
  const after = ledgerOf({ ...session, segments: [...session.segments, segment] });
  const added = LAYERS.map(
    (layer) => [layer, totalBytes(after, { layer }) - totalBytes(before, { layer })] as const,
  );
  return Object.fromEntries(added.filter(([, bytes]) => bytes !== 0));
}

describe('an event stream', () => {
  test.each(['a-1', 'ab12-999', 'zzzzzzzzzzzzzzzz-123456789012345'])(
    'spends the id %s and 13 bytes',
    (id) => {
      const block = `id: ${id}\ndata: {"n":1}\n\n`;
      const { payload, 'event-framing': framing } = cost(STREAM, down(chunk(block)));
      expect({ payload, framing }).toEqual({ payload: 7, framing: id.length + 13 });
    },
  );

  test('spends 7 bytes at the least', () => {
    expect(cost(STREAM, down(chunk('data:{}\n\n')))['event-framing']).toBe(7);
  });

  test('spends 3 bytes on a heartbeat, and 5 on its chunk', () => {
    expect(cost(STREAM, down(chunk(':\n\n')))).toEqual({ 'protocol-control': 3, 'transfer-framing': 5 });
  });

  test.each([
    [0x9, 1],
    [0xff, 2],
    [0x100, 3],
    [0xfff, 3],
    [0x1000, 4],
    [0xffff, 4],
    [0x10000, 5],
  ])('spends the digits of %d and 4 bytes on a chunk: %d', (bytes, digits) => {
    const block = `data:${'x'.repeat(bytes - 7)}\n\n`;
    expect(cost(STREAM, down(chunk(block)))['transfer-framing']).toBe(digits + 4);
  });
});

describe('a WebSocket', () => {
  test.each([
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
  ])('spends on a message of %d bytes a header of %d, and 4 on a mask', (bytes, header) => {
    const event = `a-1 ${'x'.repeat(bytes - 4)}`;
    const sent = cost(SOCKET, down(webSocketFrame(event)));
    expect(sent).toEqual({ payload: bytes - 4, 'event-framing': 4, 'transfer-framing': header });
    expect(cost(SOCKET, up(webSocketFrame(event, { masked: true })))['transfer-framing']).toBe(header + 4);
  });

  test('spends 2 bytes on a ping and 6 on a pong', () => {
    const ping = webSocketFrame('', { opcode: OPCODE.ping });
    const pong = webSocketFrame('', { opcode: OPCODE.pong, masked: true });
    expect(cost(SOCKET, down(ping))).toEqual({ 'protocol-control': 2 });
    expect(cost(SOCKET, up(pong))).toEqual({ 'protocol-control': 6 });
  });
});

describe('HTTP/2', () => {
  test('spends 9 bytes on a frame of DATA', () => {
    const block = dataFrame(1, 'id: a-1\ndata: {}\n\n');
    expect(cost(HTTP2, down(block))).toEqual({ payload: 2, 'event-framing': 16, 'transfer-framing': 9 });
  });

  test('spends 18 bytes once an event is longer than 16,384', () => {
    const block = `data:${'x'.repeat(16_384 - 6)}\n\n`;
    const frames = [dataFrame(1, block.slice(0, 16_384)), dataFrame(1, block.slice(16_384))];
    expect(cost(HTTP2, down(...frames))['transfer-framing']).toBe(18);
    expect(cost(HTTP2, down(dataFrame(1, block))).unaccounted).toBe(9 + 16_385);
  });

  test('spends 17 bytes on a PING', () => {
    expect(cost(HTTP2, down(http2Frame(FRAME.ping, 0, 0, '12345678')))).toEqual({ 'protocol-control': 17 });
    expect(cost(HTTP2, up(http2Frame(FRAME.ping, FLAG.ack, 0, '12345678')))).toEqual({
      'protocol-control': 17,
    });
  });
});

test('the control row spends a cursor, a space and a line end on an event, and 1 byte on a heartbeat', () => {
  const session: Session = { protocol: { kind: 'lines' }, segments: [up('now\n'), down('head ab12-7\n')] };
  expect(cost(session, down('ab12-8 {}\n'))).toEqual({ payload: 2, 'event-framing': 8 });
  expect(cost(session, down('\n'))).toEqual({ 'protocol-control': 1 });
  expect(totalEvents(ledgerOf(session))).toBe(0);
});
