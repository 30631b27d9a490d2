import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perDirection } from '../phase-meter.ts';
import { DIRECTIONS } from './dissector.ts';
import { answer, http1Sessions, posted, SWITCHED, UPGRADE } from './example-http1.ts';
import { dataFrame, headFrames, http2Frame, http2Sessions, NO_SETTINGS, PREFACE } from './example-http2.ts';
import { rawLineSessions } from './example-raw-lines.ts';
import { cut, cuts, down, ledgerOf, up, type Segment, type Session } from './example-session.ts';
import { webSocketFrame } from './example-websocket.ts';
import { FLAG, FRAME } from './http2-frame.ts';
import { LAYERS } from './layers.ts';
import { totalBytes, totalEvents, wayUpBytes, type Ledger } from './ledger.ts';

const HTTP1 = { kind: 'http1' } as const;
const POLL = [up('GET / HTTP/1.1\r\n\r\n'), down(answer('{}\n'))];
const EVENT = 'ab12-8 {}';
const LINE = 'echo 000a hello';

/** What the way up took of a session, by direction and layer, without layers in which it took nothing. */
function wayUp(ledger: Ledger) {
  return perDirection((direction) => {
    const layers = LAYERS.map((layer) => [layer, wayUpBytes(ledger, { direction, layer })] as const);
    return Object.fromEntries(layers.filter(([, bytes]) => bytes > 0));
  });
}

function read(protocol: Session['protocol'], ...segments: readonly Segment[]): Ledger {
  return ledgerOf({ protocol, segments });
}

describe('the way up', () => {
  test('takes a head and the text itself, both ways, of a POST beside polls', () => {
    const [request, response] = posted('hello');
    const ledger = read(HTTP1, ...POLL, ...posted('hello'), ...POLL);
    expect(wayUp(ledger)).toEqual({
      up: { 'request-heads': (request?.bytes.length ?? 0) - 5, payload: 5 },
      down: { 'response-heads': (response?.bytes.length ?? 0) - 5, payload: 5 },
    });
    expect(totalEvents(ledger)).toBe(2);
    expect(totalBytes(ledger, { layer: 'payload' })).toBe(2 * 2 + 2 * 5);
  });

  test('takes the answers to posts alone, where requests come ahead of answers', () => {
    const [request, response] = posted('hello');
    const [poll, polled] = POLL;
    if (!request || !response || !poll || !polled) throw new Error('no segments');
    expect(wayUp(read(HTTP1, poll, request, poll, polled, response, polled))).toEqual(
      wayUp(read(HTTP1, request, response)),
    );
  });

  test('has no payload in an answer that refuses a message', () => {
    const [request] = posted('a\nb');
    const refusal = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\n';
    if (!request) throw new Error('no segment');
    expect(wayUp(read(HTTP1, request, down(refusal, 'why\n'))).down).toEqual({
      'response-heads': refusal.length,
      'protocol-control': 4,
    });
  });

  test.each([
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
  ])('takes for a WebSocket message of %d bytes a header of %d, and 4 of mask up', (bytes, header) => {
    const line = `echo 000a ${'x'.repeat(bytes - 10)}`;
    const ledger = read(
      HTTP1,
      UPGRADE,
      SWITCHED,
      up(webSocketFrame(line, { masked: true })),
      down(webSocketFrame(EVENT), webSocketFrame(line), webSocketFrame(EVENT)),
    );
    const text = { payload: bytes - 10, 'event-framing': 10 };
    expect(wayUp(ledger)).toEqual({
      up: { ...text, 'transfer-framing': header + 4 },
      down: { ...text, 'transfer-framing': header },
    });
    expect(totalEvents(ledger)).toBe(2);
  });

  test('is told though a client masks what it says', () => {
    const mask = Buffer.from([0x12, 0x34, 0x56, 0x78]);
    const masked = Buffer.from(LINE).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    const frame = Buffer.concat([Buffer.from([0x81, 0x80 | LINE.length]), mask, masked]);
    expect(wayUp(read(HTTP1, UPGRADE, SWITCHED, up(frame))).up).toEqual({
      'transfer-framing': 6,
      'event-framing': 10,
      payload: 5,
    });
  });

  test('has no part in what else a client says over a WebSocket', () => {
    const frames = ['hello', 'echo', 'echo 1', 'echo  1', EVENT, 'head ab12-7', 'x'.repeat(40)];
    const ledger = read(
      HTTP1,
      UPGRADE,
      SWITCHED,
      up(...frames.map((text) => webSocketFrame(text, { masked: true }))),
    );
    expect(wayUp(ledger)).toEqual({ up: {}, down: {} });
    expect(ledger.unaccounted).toEqual([]);
    expect(totalEvents(ledger)).toBe(0);
  });

  test('takes the frames of its own streams over HTTP/2, among those of the event stream', () => {
    const message = dataFrame(3, 'hello', FLAG.endStream);
    const ledger = read(
      { kind: 'http2', bodies: 'event-stream' },
      up(PREFACE, NO_SETTINGS, headFrames(1, FLAG.endStream)),
      down(NO_SETTINGS, headFrames(1), dataFrame(1, 'id: a-1\ndata: {}\n\n')),
      up(headFrames(3), message, http2Frame(FRAME.windowUpdate, 0, 0, '\0\0\0\u0001')),
      down(headFrames(3), message, dataFrame(1, 'id: a-1\ndata: {}\n\n')),
    );
    const head = headFrames(3).length;
    const body = { payload: 5, 'transfer-framing': 9 };
    expect(wayUp(ledger)).toEqual({
      up: { 'request-heads': head, ...body },
      down: { 'response-heads': head, ...body },
    });
    expect(totalEvents(ledger)).toBe(2);
  });

  test('takes a line both ways on a bare socket', () => {
    const line = `${LINE}\n`;
    const said = [up('now\n'), down('head ab12-7\n'), up(line), down(`${EVENT}\n`, line)];
    const ledger = read({ kind: 'lines' }, ...said);
    const took = { 'event-framing': 11, payload: 5 };
    expect(wayUp(ledger)).toEqual({ up: took, down: took });
    expect(totalEvents(ledger)).toBe(1);
  });
});

test.each([
  ['HTTP/1.1 and WebSocket', http1Sessions],
  ['HTTP/2', http2Sessions],
  ['raw lines', rawLineSessions],
] as const)(
  '%s: the way up takes a part of each layer, the same however the bytes are cut',
  (_, sessions) => {
    fc.assert(
      fc.property(sessions, cuts, (session, lengths) => {
        const ledger = ledgerOf(session);
        for (const direction of DIRECTIONS) {
          for (const layer of LAYERS) {
            const part = wayUpBytes(ledger, { direction, layer });
            expect(part).toBeLessThanOrEqual(totalBytes(ledger, { direction, layer }));
          }
        }
        expect(wayUp(ledgerOf(cut(session, lengths)))).toEqual(wayUp(ledger));
      }),
    );
  },
);
