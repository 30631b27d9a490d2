import { expect, test } from 'vitest';
import { capturedRequests, requestArguments } from './capture-requests.ts';

const HTTP = new Map([
  [80, 1],
  [90, 2],
] as const);

test('requests are added up by port, also when several share a segment', () => {
  const output = '80;GET;\n80;GET;\n90;;GET\n90;;GET,GET,POST\n';
  expect(capturedRequests(output, HTTP)).toEqual(
    new Map([
      [80, 2],
      [90, 4],
    ]),
  );
});

test('a port without a request has none', () => {
  expect(capturedRequests('', HTTP).get(90)).toBe(0);
});

test('each port is read as the HTTP that is spoken on it', () => {
  expect(requestArguments(HTTP)).toEqual(
    expect.arrayContaining(['-d', 'tcp.port==80,http', '-d', 'tcp.port==90,http2']),
  );
});
