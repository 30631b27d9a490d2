import { describe, expect, test } from 'vitest';
import { encodeCapabilities } from '../core/capabilities.ts';
import { parseCapabilities } from './capabilities-form.ts';

const POLLING = { path: '/polling' };

function declaring(transports: unknown, others: object = {}): string {
  return JSON.stringify({ pushbench: 1, name: 'mine', transports, ...others });
}

describe('what a server declares', () => {
  test('is read with what it leaves out, and without what nobody knows', () => {
    const text = declaring(
      { polling: POLLING, sse: { path: '/a/b-c', http: [1, 2], wayUp: true, colour: 'red' }, pigeon: 7 },
      { since: 2026 },
    );
    expect(parseCapabilities(text)).toEqual({
      name: 'mine',
      transports: {
        polling: { path: '/polling', http: [1], wayUp: false },
        sse: { path: '/a/b-c', http: [1, 2], wayUp: true },
      },
    });
  });

  test('comes out as it went in', () => {
    const capabilities = {
      name: 'mine',
      transports: { websocket: { path: '/ws', http: [1], wayUp: true } },
    } as const;
    expect(parseCapabilities(encodeCapabilities(capabilities))).toEqual(capabilities);
  });

  test.each([
    ['', 'it is no JSON: ""'],
    ['<!doctype html>', 'it is no JSON: "<!doctype html>"'],
    ['[]', 'it has to be an object, not []'],
    ['null', 'it has to be an object, not null'],
    ['{}', '"pushbench" has to be 1, the number of the contract, not left out'],
    [declaring({}, { pushbench: 2 }), '"pushbench" has to be 1, the number of the contract, not 2'],
    [declaring({}, { pushbench: '1' }), '"pushbench" has to be 1, the number of the contract, not "1"'],
    [declaring({}, { name: '' }), '"name" has to be a text of 1 to 60 characters, not ""'],
    [declaring({}, { name: 7 }), '"name" has to be a text of 1 to 60 characters, not 7'],
    [declaring([]), '"transports" has to be an object, not []'],
    [
      declaring({ pigeon: POLLING }),
      'it declares no transport that is known; there is polling, long-polling, sse, websocket',
    ],
    [declaring({ polling: '/polling' }), '"polling" has to be an object, not "/polling"'],
    [declaring({ sse: { path: 'sse' } }), '"path" of "sse" has to be a path such as /sse, not "sse"'],
    [
      declaring({ sse: { path: '//evil.example/sse' } }),
      '"path" of "sse" has to be a path such as /sse, not "//evil.example/sse"',
    ],
    [
      declaring({ sse: { path: '/sse?x=1' } }),
      '"path" of "sse" has to be a path such as /sse, not "/sse?x=1"',
    ],
    [declaring({ sse: { path: '/sse', http: 2 } }), '"http" of "sse" has to be [1], [2] or [1, 2], not 2'],
    [declaring({ sse: { path: '/sse', http: [] } }), '"http" of "sse" has to be [1], [2] or [1, 2], not []'],
    [
      declaring({ sse: { path: '/sse', http: [1, 3] } }),
      '"http" of "sse" has to be [1], [2] or [1, 2], not [1,3]',
    ],
    [
      declaring({ websocket: { path: '/ws', http: [1, 2] } }),
      '"websocket" goes over HTTP/1.1 only, so its "http" has to be [1] or left out',
    ],
    [
      declaring({ polling: { ...POLLING, wayUp: 'yes' } }),
      '"wayUp" of "polling" has to be true or false, not "yes"',
    ],
  ])('as %s is refused, saying why', (text, why) => {
    expect(() => parseCapabilities(text)).toThrow(new TypeError(why));
  });
});
