import { expect, test } from 'vitest';
import { FEATURES } from './features.ts';

test('the features of EventSource that are looked for are those of WHATWG HTML §9.2', () => {
  expect(FEATURES.map(({ subject, by }) => `${subject}: ${by}`)).toEqual([
    'onopen: our half',
    'onmessage: our half',
    'onerror: our half',
    'readyState: our half',
    'url: our half',
    'named events (addEventListener): our half',
    'reconnection time (retry): our half',
    'last event id on reconnection: our half',
    '204 stops it: a test door',
    'an error status ends it for good: our door',
    'close() from the page: our half',
  ]);
});
