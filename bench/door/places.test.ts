import { describe, expect, test } from 'vitest';
import type { Head } from './gate.ts';
import { allowedAt, refusalAt, type Place } from './places.ts';

const nothing = (): void => undefined;

const PLACES = {
  feed: { http: nothing },
  'feed with a way up': { http: nothing, post: nothing },
  'feed after an upgrade': { upgrade: nothing },
  'address to post to': { post: nothing },
} as const satisfies Record<string, Place>;

function headOf(method: string, headers: Head['headers'] = {}): Head {
  return { method, url: '/', headers, rawHeaders: [] };
}

describe('what is at a path', () => {
  test.each([
    ['feed', 'GET, OPTIONS'],
    ['feed with a way up', 'GET, POST, OPTIONS'],
    ['feed after an upgrade', 'GET, OPTIONS'],
    ['address to post to', 'POST, OPTIONS'],
  ] as const)('a %s allows %s, and says so when it refuses', (name, allow) => {
    expect(allowedAt(PLACES[name])).toBe(allow);
    for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'get', '', 'GET, POST']) {
      const expected = allow.split(', ').includes(method) ? undefined : { status: 405, allow };
      expect(refusalAt(PLACES[name], headOf(method))).toEqual(
        expected === undefined ? undefined : expect.objectContaining(expected),
      );
    }
  });

  test.each([
    ['content-length', '0', undefined],
    ['content-length', '1', 413],
    ['transfer-encoding', 'chunked', 413],
    ['transfer-encoding', 'identity', 413],
  ])('wants no body with a GET: %s: %s is answered %s', (name, value, status) => {
    expect(refusalAt(PLACES.feed, headOf('GET', { [name]: value }))?.status).toBe(status);
  });

  test('wants a body with a POST, of whatever announced length', () => {
    for (const headers of [{ 'content-length': '5' }, { 'transfer-encoding': 'chunked' }, {}]) {
      expect(refusalAt(PLACES['address to post to'], headOf('POST', headers))).toBeUndefined();
    }
  });
});
