import { describe, expect, test } from 'vitest';
import { outgoingFields } from './outgoing-fields.ts';

describe('the fields that go out', () => {
  test("are the profile's, then those of the client that it does not name", () => {
    const own = { Accept: 'text/event-stream', 'Cache-Control': 'no-cache', 'Last-Event-ID': 'k3q9-17' };
    const fields = outgoingFields(own, [
      ['cache-control', 'max-age=0'],
      ['User-Agent', 'mine'],
      ['ACCEPT', '*/*'],
    ]);
    expect(Object.entries(fields)).toEqual([
      ['cache-control', 'max-age=0'],
      ['User-Agent', 'mine'],
      ['ACCEPT', '*/*'],
      ['Last-Event-ID', 'k3q9-17'],
    ]);
  });

  test("are the client's own where the profile says nothing", () => {
    expect(outgoingFields({ Accept: '*/*' }, [])).toEqual({ Accept: '*/*' });
  });

  test('keep several of one name apart', () => {
    const crumbs = [
      ['cookie', 'a=1'],
      ['cookie', 'b=2'],
    ] as const;
    expect(outgoingFields({}, crumbs)).toEqual({ cookie: ['a=1', 'b=2'] });
  });

  test('may have any name', () => {
    expect(Object.entries(outgoingFields({}, [['__proto__', 'x']]))).toEqual([['__proto__', 'x']]);
  });
});
