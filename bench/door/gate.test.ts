import { describe, expect, test } from 'vitest';
import { gate, type GateOptions, type Head } from './gate.ts';

const PORT = 4_000;
const HOST = `127.0.0.1:${PORT}`;

/** A head as Node hands it over, from its fields. */
function headOf(fields: readonly (readonly [string, string])[]): Head {
  return {
    method: 'GET',
    url: '/feed',
    headers: Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders: fields.flat(),
  };
}

function refusalOf(head: Head, options: Partial<GateOptions> = {}, port = PORT): number | undefined {
  return gate({ allowedHosts: [], allowedOrigins: [], ...options }, () => port).refuse(head)?.status;
}

describe('the gate', () => {
  test.each([
    [HOST, undefined],
    [`localhost:${PORT}`, undefined],
    [`[::1]:${PORT}`, undefined],
    [`LocalHost:${PORT}`, undefined],
    ['localhost', 421],
    ['127.0.0.1:80', 421],
    [`evil.example:${PORT}`, 421],
    [`localhost:${PORT}.evil.example`, 421],
    [`127.0.0.1:${PORT}0`, 421],
    [`127.0.0.2:${PORT}`, 421],
    ['', 421],
  ])('lets a request to %j pass or refuses it: %s', (host, status) => {
    expect(refusalOf(headOf([['Host', host]]))).toBe(status);
    expect(refusalOf(headOf([[':authority', host]]))).toBe(status);
  });

  test('knows a name without a port at the port that goes without saying', () => {
    expect(refusalOf(headOf([['Host', 'localhost']]), {}, 80)).toBeUndefined();
    expect(refusalOf(headOf([['Host', 'evil.example']]), {}, 80)).toBe(421);
  });

  test('refuses a request without a name', () => {
    expect(refusalOf(headOf([]))).toBe(421);
  });

  test('refuses a name in Host that is foreign, though :authority is our own', () => {
    const fields = [
      [':authority', HOST],
      ['Host', 'evil.example'],
    ] as const;
    expect(refusalOf(headOf(fields))).toBe(421);
  });

  test('refuses two Host fields, in whatever case', () => {
    expect(
      refusalOf(
        headOf([
          ['Host', HOST],
          ['HOST', HOST],
        ]),
      ),
    ).toBe(400);
  });

  test('lets names pass that are allowed, exactly', () => {
    const options = { allowedHosts: ['Relay.example:8080'] };
    expect(refusalOf(headOf([['Host', 'relay.example:8080']]), options)).toBeUndefined();
    expect(refusalOf(headOf([['Host', 'relay.example']]), options)).toBe(421);
    expect(refusalOf(headOf([['Host', 'a.relay.example:8080']]), options)).toBe(421);
  });

  test.each([
    [`http://${HOST}`, undefined],
    [`https://localhost:${PORT}`, undefined],
    ['https://page.example', undefined],
    ['http://relay.example:8080', undefined],
    ['http://page.example', 403],
    ['https://page.example:8443', 403],
    ['https://page.example.evil.example', 403],
    ['http://127.0.0.1:1', 403],
    ['null', 403],
    [HOST, 403],
    ['', 403],
  ])('lets a page of origin %j pass or refuses it: %s', (origin, status) => {
    const options = { allowedHosts: ['relay.example:8080'], allowedOrigins: ['https://page.example'] };
    expect(
      refusalOf(
        headOf([
          ['Host', HOST],
          ['Origin', origin],
        ]),
        options,
      ),
    ).toBe(status);
  });

  test.each([
    ['192.0.2.7', `192.0.2.7:${PORT}`, undefined],
    ['::1%lo', `[::1%lo]:${PORT}`, undefined],
    ['Feed.example', `feed.EXAMPLE:${PORT}`, undefined],
    ['192.0.2.7', '192.0.2.7', 421],
    ['192.0.2.7', `192.0.2.8:${PORT}`, 421],
    ['0.0.0.0', `0.0.0.0:${PORT}`, 421],
    ['::', `[::]:${PORT}`, 421],
  ])('bound to %s lets a request to %s pass or refuses it: %s', (host, asked, status) => {
    expect(refusalOf(headOf([['Host', asked]]), { host })).toBe(status);
  });

  test('refuses more than a hundred fields', () => {
    const fields = (count: number) =>
      Array.from({ length: count }, (_, index) => [`X-${index}`, ''] as const);
    expect(refusalOf(headOf([['Host', HOST], ...fields(99)]))).toBeUndefined();
    expect(refusalOf(headOf([['Host', HOST], ...fields(100)]))).toBe(431);
  });

  test('gives the fields of CORS to pages only', () => {
    const { corsHeaders } = gate({ allowedHosts: [], allowedOrigins: [] }, () => PORT);
    expect(corsHeaders(headOf([['Host', HOST]]), 'GET')).toEqual({});
    expect(
      corsHeaders(
        headOf([
          ['Host', HOST],
          ['Origin', `http://localhost:${PORT}`],
        ]),
        'GET, OPTIONS',
      ),
    ).toMatchObject({
      'Access-Control-Allow-Origin': `http://localhost:${PORT}`,
      'Access-Control-Allow-Methods': 'GET, OPTIONS',
      Vary: 'Origin',
    });
  });
});
