import fc from 'fast-check';
import { eventBlocks, payloadLines } from './example-bodies.ts';
import { down, up, type Segment, type Session } from './example-session.ts';
import { FLAG, FRAME } from './http2-frame.ts';

export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
export const NO_SETTINGS = http2Frame(FRAME.settings, 0, 0, '');

/** An HTTP/2 frame (RFC 9113 §4.1), for tests. */
export function http2Frame(type: number, flags: number, stream: number, payload: string | Buffer): Buffer {
  const body = Buffer.from(payload);
  const header = Buffer.alloc(9);
  header.writeUIntBE(body.length, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt8(flags, 4);
  header.writeUInt32BE(stream, 5);
  return Buffer.concat([header, body]);
}

export function dataFrame(stream: number, text: string, flags = 0): Buffer {
  return http2Frame(FRAME.data, flags, stream, text);
}

export function paddedFrame(stream: number, text: string, padding: number): Buffer {
  const body = Buffer.concat([Buffer.from([padding]), Buffer.from(text), Buffer.alloc(padding)]);
  return http2Frame(FRAME.data, FLAG.padded, stream, body);
}

/** A head in two frames; what HPACK makes of its fields does not matter here. */
export function headFrames(stream: number, flags = 0): Buffer {
  return Buffer.concat([
    http2Frame(FRAME.headers, flags, stream, 'first half'),
    http2Frame(FRAME.continuation, FLAG.endHeaders, stream, 'other half'),
  ]);
}

const OPENING: readonly Segment[] = [
  up(PREFACE, NO_SETTINGS, http2Frame(FRAME.windowUpdate, 0, 0, '\0\0\0\u0001')),
  down(
    http2Frame(FRAME.settings, 0, 0, '\0\u0005\0\0\u0040\u0000'),
    http2Frame(FRAME.settings, FLAG.ack, 0, ''),
  ),
];

type Exchange = {
  readonly body: string;
  readonly size: number;
  readonly padding: number;
  readonly reset: boolean;
  /** The client brings a message, which comes back. */
  readonly posted: boolean;
};

const exchangesOf = (body: fc.Arbitrary<string>): fc.Arbitrary<readonly Exchange[]> =>
  fc.array(
    fc.record({
      body,
      size: fc.integer({ min: 1, max: 80 }),
      padding: fc.nat({ max: 12 }),
      reset: fc.boolean(),
      posted: fc.boolean(),
    }),
    { maxLength: 4 },
  );

/** Valid HTTP/2 sessions: all requests first, then the answers' frames by turns. */
export const http2Sessions: fc.Arbitrary<Session> = fc
  .constantFrom('lines' as const, 'event-stream' as const)
  .chain((bodies) =>
    exchangesOf(bodies === 'lines' ? payloadLines : eventBlocks).map((exchanges) => ({
      protocol: { kind: 'http2', bodies },
      segments: [...OPENING, ...asked(exchanges), ...byTurns(exchanges.map(answered)), ...CLOSING],
    })),
  );

const CLOSING: readonly Segment[] = [
  up(http2Frame(FRAME.ping, 0, 0, '12345678')),
  down(http2Frame(FRAME.ping, FLAG.ack, 0, '12345678'), http2Frame(FRAME.goaway, 0, 0, '12345678 bye')),
];

function asked(exchanges: readonly Exchange[]): Segment[] {
  return exchanges.map(({ body, posted }, index) => {
    const stream = streamOf(index);
    return posted
      ? up(headFrames(stream), dataFrame(stream, body, FLAG.endStream))
      : up(headFrames(stream, FLAG.endStream));
  });
}

function answered({ body, size, padding, reset }: Exchange, index: number): Segment[] {
  const stream = streamOf(index);
  const frames = Array.from({ length: Math.ceil(body.length / size) }, (_, part) => {
    const text = body.slice(part * size, (part + 1) * size);
    return down(part % 2 === 0 ? dataFrame(stream, text) : paddedFrame(stream, text, padding));
  });
  const end = reset
    ? http2Frame(FRAME.rstStream, 0, stream, '\0\0\0\u0008')
    : headFrames(stream, FLAG.endStream);
  return [down(headFrames(stream)), ...frames, down(end)];
}

function byTurns(streams: readonly (readonly Segment[])[]): Segment[] {
  const turns = Math.max(0, ...streams.map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) =>
    streams.flatMap((stream) => stream.slice(turn, turn + 1)),
  ).flat();
}

function streamOf(index: number): number {
  return 2 * index + 1;
}
