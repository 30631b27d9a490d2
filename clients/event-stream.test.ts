import { describe, expect, test } from 'vitest';
import { playedStream, STREAM } from './example-stream.ts';

/** The events of a stream that comes in these parts. */
function eventsOf(parts: readonly string[]): readonly string[] {
  const { http, told } = playedStream();
  http.exchanges[0]?.head(200, STREAM);
  for (const part of parts) http.exchanges[0]?.text(part);
  http.exchanges[0]?.end();
  return told;
}

describe('an event stream is read by the rules of WHATWG HTML §9.2, however it is split:', () => {
  test.each<readonly [rule: string, text: string, events: readonly string[]]>([
    ['LF ends a line', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['CR ends a line', 'data: a\r\rdata: b\r\r', ['a', 'b']],
    ['CRLF ends a line', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['line ends may be mixed', 'data:test\r\ndata\ndata:test\r\n\r', ['test\n\ntest']],
    ['one byte order mark is passed over', '\ufeffdata: a\n\n', ['a']],
    ['a second one is not', '\ufeff\ufeffdata: a\n\ndata: b\n\n', ['b']],
    ['comments are passed over', ':\n: b\n:data: c\n:xxxxxxxx\ndata: d\n\n', ['d']],
    ['one space after the colon is, too', 'data:a\n\ndata:  c\n\ndata:\td\n\n', ['a', ' c', '\td']],
    ['a line without a colon is a name', 'data\n\ndata\ndata\n\n', ['', '\n']],
    ['names are literal', 'Data: a\n data: b\ndata\u0000: c\nda-ta: d\ndata: e\n\n', ['e']],
    ['data may have several lines', 'data: a\ndata:\ndata: b\n\n', ['a\n\nb']],
    ['a block without data is no event', 'event: x\nid: 1\n\ndata: a\n\n', ['a']],
    ['an event of type message is one', 'event: message\ndata: a\n\nevent:\ndata: b\n\n', ['a', 'b']],
    ['an event of another type is none of ours', 'event: other\ndata: a\n\ndata: b\n\n', ['b']],
    ['NUL is data', 'data:\u0000\n\n', ['\u0000']],
    ['what the end cuts off is no event', 'data: a\n\ndata: b\n', ['a']],
  ])('%s', (_, text, events) => {
    const expected = events.map((event) => `event ${event}`);
    expect(eventsOf([text])).toEqual(expected);
    expect(eventsOf(text.split(''))).toEqual(expected);
    for (let at = 1; at < text.length; at += 1) {
      expect(eventsOf([text.slice(0, at), text.slice(at)]), `split at ${at}`).toEqual(expected);
    }
  });

  test('a gap is told with its reason', () => {
    expect(eventsOf(['event: gap\nid: e-1\ndata: evicted\n\nid: e-2\ndata: a\n\n'])).toEqual([
      'gap evicted',
      'event a',
    ]);
  });
});

describe('an event stream that is closed by one of its handlers', () => {
  test('hands over nothing more of what has come, and can be gone on from there', async () => {
    const { http, told, subscribed } = playedStream('e-0', (handlers) => ({
      ...handlers,
      onEvent(payload) {
        handlers.onEvent(payload);
        subscription.close();
      },
    }));
    http.exchanges[0]?.head(200, STREAM);
    const subscription = await subscribed;
    http.exchanges[0]?.text('id: e-1\ndata: a\n\nid: e-2\ndata: b\n\n');
    expect(told).toEqual(['event a']);
    expect(subscription.cursor).toBe('e-1');
  });
});
