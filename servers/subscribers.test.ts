import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { subscribers } from './subscribers.ts';

const CAP = 100;
const HEARTBEAT_MS = 15_000;

/** A stream that holds what it is told to hold. */
type PlayedStream = { buffered: number; written: number; beats: number };

function stream(buffered = 0): PlayedStream {
  return { buffered, written: 0, beats: 0 };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function held() {
  const cut: PlayedStream[] = [];
  const streams = subscribers<PlayedStream>({
    maxBufferedBytes: CAP,
    heartbeatUs: HEARTBEAT_MS * 1_000,
    bufferedBytes: ({ buffered }) => buffered,
    beat: (one) => (one.beats += 1),
    cut: (one) => cut.push(one),
  });
  const write = (): number => streams.each((one) => (one.written += 1));
  return { streams, cut, write };
}

describe('subscribers', () => {
  test('are all written to while they keep up, up to the cap', () => {
    const { streams, cut, write } = held();
    const [quick, busy] = [stream(), stream()];
    for (const one of [quick, busy]) streams.add(one);
    busy.buffered = CAP;
    expect(write()).toBe(2);
    expect([quick.written, busy.written]).toEqual([1, 1]);
    expect(cut).toEqual([]);
  });

  test('can be written to one by one, as long as they keep up and are here', () => {
    const { streams, cut } = held();
    const [quick, slow, gone] = [stream(), stream(), stream()];
    for (const one of [quick, slow, gone]) streams.add(one);
    streams.remove(gone);
    slow.buffered = CAP + 1;
    const wrote = [quick, slow, gone].map((one) => streams.one(one, () => (one.written += 1)));
    expect(wrote).toEqual([true, false, false]);
    expect([quick.written, slow.written, gone.written]).toEqual([1, 0, 0]);
    expect(cut).toEqual([slow]);
    expect(streams.each(() => undefined)).toBe(1);
  });

  test('are cut above the cap, once, and the others are written to', () => {
    const { streams, cut, write } = held();
    const [slow, quick] = [stream(), stream()];
    for (const one of [slow, quick]) streams.add(one);
    slow.buffered = CAP + 1;
    expect(write()).toBe(1);
    expect(write()).toBe(1);
    expect(cut).toEqual([slow]);
    expect([slow.written, quick.written]).toEqual([0, 2]);
  });

  test('may have the history that they asked for on top of the cap, as long as it waits', () => {
    const { streams, cut, write } = held();
    const late = stream(1_000);
    streams.add(late);
    late.buffered = 1_000 + CAP;
    expect(write()).toBe(1);
    late.buffered = 300;
    expect(write()).toBe(1);
    late.buffered = 300 + CAP;
    expect(write()).toBe(1);
    late.buffered = 301 + CAP;
    expect(write()).toBe(0);
    expect(cut).toEqual([late]);
  });

  test('have no more than the cap once they have caught up', () => {
    const { streams, write } = held();
    const late = stream(1_000);
    streams.add(late);
    late.buffered = 0;
    expect(write()).toBe(1);
    late.buffered = CAP + 1;
    expect(write()).toBe(0);
  });

  test('get a heartbeat each interval, at which slow ones are cut too', () => {
    const { streams, cut } = held();
    const [slow, quick] = [stream(), stream()];
    for (const one of [slow, quick]) streams.add(one);
    vi.advanceTimersByTime(HEARTBEAT_MS);
    slow.buffered = CAP + 1;
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect([slow.beats, quick.beats]).toEqual([1, 2]);
    expect(cut).toEqual([slow]);
  });

  test('get nothing more once they have left', () => {
    const { streams, write } = held();
    const one = stream();
    streams.add(one);
    streams.remove(one);
    expect(write()).toBe(0);
  });

  test('are all ended on closing, and no timer stays', () => {
    const { streams, write } = held();
    for (const one of [stream(), stream()]) streams.add(one);
    let ended = 0;
    streams.close(() => (ended += 1));
    expect(ended).toBe(2);
    expect(write()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
