import { describe, expect, test } from 'vitest';
import { chunk, STREAM_HEAD, SWITCHED, UPGRADE } from './example-http1.ts';
import { dataFrame, headFrames, http2Frame, NO_SETTINGS, PREFACE } from './example-http2.ts';
import { down, ledgerOf, up, type Segment } from './example-session.ts';
import { webSocketFrame } from './example-websocket.ts';
import { FLAG, FRAME } from './http2-frame.ts';
import { totalBytes } from './ledger.ts';
import { connectionLedger, type WireProtocol } from './connection.ts';

const HTTP1: WireProtocol = { kind: 'http1' };
const HTTP2: WireProtocol = { kind: 'http2', bodies: 'event-stream' };
const GET = up('GET / HTTP/1.1\r\n\r\n');
const OPENED = [up(PREFACE, NO_SETTINGS, headFrames(1, FLAG.endStream)), down(NO_SETTINGS, headFrames(1))];

/** Reasons and bytes of what could not be told apart. */
function unaccounted(protocol: WireProtocol, ...segments: readonly Segment[]): Record<string, number> {
  const entries = ledgerOf({ protocol, segments }).unaccounted.map(
    ({ reason, bytes }) => [reason, bytes] as const,
  );
  return Object.fromEntries(entries);
}

describe('another protocol than expected is unaccounted for from where it shows', () => {
  test('HTTP/2 where HTTP/1.1 is expected', () => {
    const said = up(PREFACE, NO_SETTINGS);
    const reason = 'a line that HTTP/1.1 does not allow in a head';
    expect(unaccounted(HTTP1, said)).toEqual({ [reason]: said.bytes.length });
  });

  test('HTTP/1.1 where HTTP/2 is expected', () => {
    const answered = down('HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(unaccounted(HTTP2, GET, answered)).toEqual({
      'no HTTP/2 preface': GET.bytes.length,
      'no SETTINGS at the start of HTTP/2': answered.bytes.length,
    });
  });

  test('a 101 that nobody asked for', () => {
    expect(unaccounted(HTTP1, GET, SWITCHED, down('abc'))).toEqual({
      'a protocol switch that nobody asked for': 3,
    });
  });

  test('HTTP/1.1 after an upgrade', () => {
    expect(unaccounted(HTTP1, UPGRADE, SWITCHED, down('HTTP/1.1'))).toEqual({
      'a frame with reserved bits': 8,
    });
  });
});

describe('a connection cut within a frame names how much was left undecided', () => {
  test.each([
    ['a head', HTTP1, [up('GET / HT')], 'cut off within a head', 8],
    ['a chunk size', HTTP1, [GET, down(STREAM_HEAD, '1f')], "cut off within a chunk's framing", 2],
    [
      'a line end behind a chunk',
      HTTP1,
      [GET, down(STREAM_HEAD, '1\r\n:\r')],
      "cut off within a chunk's framing",
      1,
    ],
    [
      'a block',
      HTTP1,
      [GET, down(STREAM_HEAD, chunk('id: a-1'))],
      'cut off within a block of an event stream',
      7,
    ],
    ['a WebSocket header', HTTP1, [UPGRADE, SWITCHED, down('\u0081')], 'cut off within a frame header', 1],
    ['a preface', HTTP2, [up('PRI * HT')], 'cut off within the HTTP/2 preface', 8],
    ['an HTTP/2 header', HTTP2, [...OPENED, down('\0\0\u0004')], 'cut off within a frame header', 3],
    ['a message', { kind: 'lines' }, [down('ab12-1')], 'cut off within a message', 6],
  ] as const)('%s', (_, protocol, segments, reason, bytes) => {
    expect(unaccounted(protocol, ...segments)).toEqual({ [reason]: bytes });
  });
});

describe('a fault leaves nothing held behind', () => {
  test('an id before a frame that HTTP/2 forbids', () => {
    const ping = http2Frame(FRAME.ping, 0, 0, 'short');
    expect(unaccounted(HTTP2, ...OPENED, down(dataFrame(1, 'id: a-1\n'), ping))).toEqual({
      'cut off within a block of an event stream': 8,
      'a frame of a wrong size': ping.length,
    });
  });

  test('a cursor before a frame that WebSocket forbids', () => {
    const start = webSocketFrame('ab12', { fin: false });
    expect(unaccounted(HTTP1, UPGRADE, SWITCHED, down(start, '\u00ff\u00ff\u00ff'))).toEqual({
      'cut off within a message': 4,
      'a frame with reserved bits': 3,
    });
  });

  test('a request that a switch breaks off', () => {
    expect(unaccounted(HTTP1, UPGRADE, up('GET /'), SWITCHED, up('more'))).toEqual({
      'cut off within a head': 5,
      'a protocol switch within a message': 4,
    });
  });
});

describe('HTTP/2 frames that no peer sends are unaccounted for', () => {
  test.each([
    [
      'above the limit',
      http2Frame(FRAME.data, 0, 1, Buffer.alloc(16_385)),
      'a frame above the size that was agreed on',
    ],
    ['within a header block', headFrames(3).subarray(0, 19), 'a header block out of order'],
    ['on stream 0', dataFrame(0, 'x'), 'a frame on a wrong stream'],
    ['of settings that are cut', http2Frame(FRAME.settings, 0, 0, 'abc'), 'a frame of a wrong size'],
    ['of padding without a length', dataFrame(1, '', FLAG.padded), 'a frame of a wrong size'],
  ])('%s', (_, frame, reason) => {
    const next = dataFrame(1, ':\n\n');
    const segments = [...OPENED, down(frame, next)];
    const { [reason]: bytes } = unaccounted(HTTP2, ...segments);
    expect(bytes).toBe(reason === 'a header block out of order' ? next.length : frame.length + next.length);
  });

  test('with more padding than they hold', () => {
    const frame = dataFrame(1, '\u0003abc', FLAG.padded);
    expect(unaccounted(HTTP2, ...OPENED, down(Buffer.from(frame.with(9, 4))))).toEqual({
      'more padding than a frame holds': 4,
    });
  });
});

test('what comes after the end is unaccounted for, and a second end changes nothing', () => {
  const ledger = connectionLedger(HTTP1);
  ledger.push('up', Buffer.from('GET'));
  ledger.end();
  ledger.end();
  ledger.push('up', Buffer.from(' /'));
  expect(ledger.read().unaccounted.map(({ bytes }) => bytes)).toEqual([3, 2]);
  expect(totalBytes(ledger.read())).toBe(5);
});
