import { describe, expect, test } from 'vitest';
import type { HttpCall, HttpClient, HttpReceiver } from '../core/http-client.ts';
import { countedHttp, type RequestTally } from './counted-http.ts';

const CALL: HttpCall = { kind: 'poll', method: 'GET', path: '/x?after=1', headers: { Accept: 'a' } };

function watched() {
  const calls: HttpCall[] = [];
  const receivers: HttpReceiver[] = [];
  const told: string[] = [];
  const http: HttpClient = {
    start(call, receiver) {
      calls.push(call);
      receivers.push(receiver);
      return { abort: () => told.push('aborted') };
    },
    close: () => told.push('closed'),
  };
  const tally: RequestTally = { sent: 0, empty: 0, messages: 0 };
  const times: number[] = [];
  const counted = countedHttp(http, tally, (responseUs) => times.push(responseUs));
  const receiver: HttpReceiver = {
    onHead: ({ status }) => told.push(`head ${status}`),
    onText: (text) => told.push(`text ${text}`),
    onEnd: (failure) => told.push(`end ${failure?.message ?? 'well'}`),
  };
  const inner = (index: number): HttpReceiver => {
    const found = receivers[index];
    if (found === undefined) throw new Error(`no exchange ${index}`);
    return found;
  };
  return { counted, tally, times, told, calls, receiver, inner };
}

const head = (status: number) => ({ status, header: () => undefined });

describe('a counted HTTP client', () => {
  test('passes everything on, in order', () => {
    const { counted, told, calls, receiver, inner } = watched();
    const exchange = counted.start(CALL, receiver);
    inner(0).onHead(head(200));
    inner(0).onText('one');
    inner(0).onText('two');
    inner(0).onEnd(undefined);
    exchange.abort();
    counted.close();
    expect(calls).toEqual([CALL]);
    expect(told).toEqual(['head 200', 'text one', 'text two', 'end well', 'aborted', 'closed']);
  });

  test('counts a request when it is sent, whatever becomes of it', () => {
    const { counted, tally, receiver } = watched();
    counted.start(CALL, receiver);
    counted.start(CALL, receiver).abort();
    expect(tally).toEqual({ sent: 2, empty: 0, messages: 0 });
  });

  test('counts those that bring a message apart as well, and times them not', () => {
    const { counted, tally, times, receiver, inner } = watched();
    counted.start({ ...CALL, kind: 'message', method: 'POST', body: 'hello' }, receiver);
    counted.start(CALL, receiver);
    inner(0).onEnd(undefined);
    expect(times).toEqual([]);
    inner(1).onEnd(undefined);
    expect(times).toHaveLength(1);
    expect(tally).toEqual({ sent: 2, empty: 0, messages: 1 });
  });

  test('counts answers without content, and no others, as empty', () => {
    const { counted, tally, receiver, inner } = watched();
    for (const status of [204, 200, 304, 500, 204]) {
      counted.start(CALL, receiver);
      inner(tally.sent - 1).onHead(head(status));
    }
    expect(tally).toEqual({ sent: 5, empty: 2, messages: 0 });
  });

  test('times each exchange that runs to its end, from the asking, and none that fails', () => {
    const { counted, times, told, receiver, inner } = watched();
    counted.start(CALL, receiver);
    counted.start(CALL, receiver);
    counted.start(CALL, receiver);
    inner(0).onHead(head(200));
    expect(times).toEqual([]);
    inner(0).onEnd(undefined);
    inner(1).onEnd(new Error('cut off'));
    expect(times).toHaveLength(1);
    expect(Number.isInteger(times[0]) && Number(times[0]) >= 0).toBe(true);
    expect(told).toEqual(['head 200', 'end well', 'end cut off']);
  });
});
