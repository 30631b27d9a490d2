import { describe, expect, test } from 'vitest';
import { askedCursor } from './asked-cursor.ts';

describe('the cursor that a request asks for', () => {
  test.each([
    ['/feed', undefined],
    ['/feed?', undefined],
    ['/feed?other=e-1', undefined],
    ['/feed?after=e-1', 'e-1'],
    ['/feed?a=b&after=e-1&c=d', 'e-1'],
    ['/feed?after=%65%2D1', 'e-1'],
    ['/feed?after', ''],
    ['/feed?after=', ''],
    ['/feed?after=e-1?after=e-2', 'e-1?after=e-2'],
    ['/feed?after=e-1&after=e-1', ''],
    ['/feed?after=e-1&after=', ''],
  ])('of %s is %j', (url, cursor) => {
    expect(askedCursor({ url, headers: {}, httpVersionMajor: 1 })).toBe(cursor);
  });

  test('of a request without an address is none', () => {
    expect(askedCursor({ headers: {}, httpVersionMajor: 1 })).toBeUndefined();
  });
});
