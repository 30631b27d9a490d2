import { expect, test, vi } from 'vitest';
import type { HttpCall, HttpReceiver } from '../core/http-client.ts';
import { quietHttp } from './quiet-http.ts';

const CALL: HttpCall = { kind: 'poll', method: 'GET', path: '/' };
const RECEIVER: HttpReceiver = { onHead: vi.fn(), onText: vi.fn(), onEnd: vi.fn() };

test('counts what is under way, and starts nothing more once it is to be quiet', () => {
  const started: HttpReceiver[] = [];
  const http = quietHttp({
    start(_, receiver) {
      started.push(receiver);
      return { abort: vi.fn() };
    },
    close: vi.fn(),
  });
  http.start(CALL, RECEIVER);
  http.start(CALL, RECEIVER);
  expect(http.underWay).toBe(2);
  http.quiesce();
  started[0]?.onEnd(undefined);
  http.start(CALL, RECEIVER);
  expect(http.underWay).toBe(1);
  expect(http.ended).toBe(1);
  expect(started).toHaveLength(2);
});
