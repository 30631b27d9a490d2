import { describe, expect, test } from 'vitest';
import type { HttpVersion } from './field.ts';
import { RESPONSE_PROFILES } from './response-profiles.ts';

const { bare, proxied } = RESPONSE_PROFILES;

const lengthOf = (http: HttpVersion, answer: number): number =>
  proxied.fields(http, answer).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 0);

describe('a proxied answer', () => {
  test('is a few hundred bytes longer than a bare one, always as many', () => {
    expect(bare.fields()).toEqual([]);
    const lengths = Array.from({ length: 1_000 }, (_, answer) => lengthOf(answer % 2 === 0 ? 1 : 2, answer));
    expect(new Set(lengths)).toEqual(new Set([364]));
  });

  test('has an id of its own, the same at any time', () => {
    const ids = Array.from({ length: 1_000 }, (_, answer) => proxied.fields(1, answer).at(-1)?.[1]);
    expect(new Set(ids).size).toBe(1_000);
    expect(proxied.fields(1, 7)).toEqual(proxied.fields(1, 7));
  });

  test('leaves to the server what the server says', () => {
    const names = proxied.fields(1, 0).map(([name]) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const own of ['date', 'vary', 'cache-control', 'content-type', 'content-length', 'connection']) {
      expect(names).not.toContain(own);
    }
  });

  test('has names in lower case over HTTP/2', () => {
    for (const [name] of proxied.fields(2, 0)) expect(name).toBe(name.toLowerCase());
  });
});
