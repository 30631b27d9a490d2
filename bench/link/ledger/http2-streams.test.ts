import { expect, test } from 'vitest';
import { dataFrame, headFrames, http2Frame, NO_SETTINGS, PREFACE } from './example-http2.ts';
import { cut, down, ledgerOf, spansOf, up, type Segment } from './example-session.ts';
import { FLAG, FRAME } from './http2-frame.ts';
import type { Unaccounted } from './ledger.ts';

function unaccounted(...segments: readonly Segment[]): readonly Unaccounted[] {
  const opening = [up(PREFACE, NO_SETTINGS, headFrames(1, FLAG.endStream)), down(NO_SETTINGS, headFrames(1))];
  return ledgerOf({
    protocol: { kind: 'http2', bodies: 'event-stream' },
    segments: [...opening, ...segments],
  }).unaccounted;
}

test('a pushed head may go on in CONTINUATION', () => {
  const pushed = [
    http2Frame(FRAME.pushPromise, 0, 1, '\0\0\0\u0002'),
    http2Frame(FRAME.continuation, FLAG.endHeaders, 1, 'x'),
  ];
  expect(unaccounted(down(...pushed))).toEqual([]);
});

test('streams that the client cancels do not use up the streams that can be followed', () => {
  const cancelled = Array.from({ length: 10_200 }, (_, index) => [
    down(headFrames(2 * index + 1), dataFrame(2 * index + 1, 'data:{}')),
    up(http2Frame(FRAME.rstStream, 0, 2 * index + 1, '\0\0\0\u0008')),
  ]);
  expect(unaccounted(...cancelled.flat())).toEqual([]);
});

test('a fault is one stretch to the end however it is cut, with bytes of a body still held before it', () => {
  const faulty = dataFrame(1, '\u0009abc', FLAG.padded);
  const segments = [
    up(PREFACE, NO_SETTINGS),
    down(NO_SETTINGS, headFrames(1), dataFrame(1, 'id: a'), faulty),
  ];
  const session = { protocol: { kind: 'http2', bodies: 'event-stream' }, segments } as const;
  expect(spansOf(cut(session, [1]))).toEqual(spansOf(session));
  expect(spansOf(session).down.at(-1)).toMatchObject({ bytes: 4, what: 'more padding than a frame holds' });
});
