import fc from 'fast-check';
import { eventBlocks, payload, payloadLines } from './example-bodies.ts';
import { down, up, type Segment, type Session } from './example-session.ts';
import { messages } from './example-websocket.ts';

/** Valid HTTP/1.1 sessions, for tests. */
export const http1Sessions: fc.Arbitrary<Session> = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom('204', '304', 'head', 'error').map(bodiless),
        fc.tuple(fc.boolean(), payloadLines).map(([interim, body]) => poll(body, interim)),
        fc.tuple(payloadLines, payloadLines).map(([one, other]) => pipelined(one, other)),
        payload.map(posted),
        fc.tuple(payload, payload).map(([posted, answer]) => chunkedPost(posted, answer)),
        stream(true),
      ),
      { maxLength: 4 },
    ),
    fc.oneof(
      fc.constant([]),
      payloadLines.map(untilClose),
      stream(false),
      messages.map((segments) => upgrade(segments)),
    ),
  )
  .map(([exchanges, last]) => ({ protocol: { kind: 'http1' }, segments: [...exchanges.flat(), ...last] }));

const POLL = 'GET /poll?after=ab12-7 HTTP/1.1\r\nHost: localhost:8080\r\n\r\n';

/** With the field that tells a poller's answer from an error's text. */
export function answer(body: string): string {
  return `HTTP/1.1 200 OK\r\nEvent-Cursor: ab12-7\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** One chunk around these bytes; extensions go behind its size. */
export function chunk(body: string, extension = ''): string {
  return `${body.length.toString(16)}${extension}\r\n${body}\r\n`;
}

export const STREAM_HEAD =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n';

function poll(body: string, interim: boolean): Segment[] {
  return [up(POLL), down(interim ? 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n' : '', answer(body))];
}

function pipelined(one: string, other: string): Segment[] {
  return [up(POLL, POLL), down(answer(one), answer(other))];
}

function chunkedPost(posted: string, said: string): Segment[] {
  const head = 'POST /publish HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
  return [
    up(head, chunk(posted, ';name="value"'), '0\r\nDigest: abc\r\n\r\n'),
    down('HTTP/1.1 100 Continue\r\n\r\n'),
    down(`HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${said.length}\r\n\r\n${said}`),
  ];
}

/** A message and its echo (R25 of servers/README.md). */
export function posted(text: string): Segment[] {
  const length = `Content-Length: ${text.length}\r\n\r\n`;
  return [
    up(`POST /poll HTTP/1.1\r\nHost: a\r\n${length}${text}`),
    down(`HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n${length}${text}`),
  ];
}

function bodiless(kind: string): Segment[] {
  switch (kind) {
    case 'head':
      return [up(POLL.replace('GET', 'HEAD')), down('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n')];
    case 'error':
      return [up(POLL), down('HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found')];
    default:
      return [up(POLL), down(`HTTP/1.1 ${kind} Nothing\r\nContent-Length: 0\r\n\r\n`)];
  }
}

function stream(isComplete: boolean): fc.Arbitrary<Segment[]> {
  return fc
    .tuple(eventBlocks, fc.integer({ min: 1, max: 60 }))
    .map(([blocks, size]) => [
      up('GET /events HTTP/1.1\r\nAccept: text/event-stream\r\n\r\n'),
      down(STREAM_HEAD, ...chunks(blocks, size), isComplete ? '0;last\r\nTrailer: x\r\n\r\n' : ''),
    ]);
}

function chunks(body: string, size: number): string[] {
  return Array.from({ length: Math.ceil(body.length / size) }, (_, index) =>
    chunk(body.slice(index * size, (index + 1) * size), index % 3 === 0 ? '; a=b' : ''),
  );
}

function untilClose(body: string): Segment[] {
  return [up('GET / HTTP/1.0\r\n\r\n'), down(`HTTP/1.0 200 OK\r\nEvent-Cursor: a-1\r\n\r\n${body}`)];
}

function upgrade(segments: readonly Segment[]): Segment[] {
  return [UPGRADE, SWITCHED, ...segments];
}

export const UPGRADE: Segment = up(
  'GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
);
export const SWITCHED: Segment = down(
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
);
