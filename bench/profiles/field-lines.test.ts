import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { parseFieldLines } from './field-lines.ts';

const parse = (text: string) => parseFieldLines(text, 'my.txt');

describe('a list of header fields', () => {
  test('holds a field a line, in their order and letter case', () => {
    expect(parse('User-Agent:  mine/1.0 \r\naccept: */*\nX-Empty:\n')).toEqual([
      ['User-Agent', 'mine/1.0'],
      ['accept', '*/*'],
      ['X-Empty', ''],
    ]);
  });

  test('may hold empty lines and remarks, and colons in values', () => {
    expect(parse('# mine: all of it\n\nReferer: {origin}/a:b\n   \n')).toEqual([['Referer', '{origin}/a:b']]);
  });

  test.each([
    'Host',
    'connection',
    'Content-Length',
    'TRANSFER-ENCODING',
    'Upgrade',
    'Sec-WebSocket-Key',
    'Sec-WebSocket-Extensions',
    ':authority',
    'Last-Event-ID',
    'Keep-Alive',
    'Proxy-Connection',
    'TE',
    'Trailer',
    'Expect',
  ])('may not say %s, which is the client’s', (name) => {
    expect(() => parse(`Accept: */*\n${name}: 1`)).toThrow(
      new Failure(`my.txt, line 2: ${name} is the client's own to send: leave it out`),
    );
  });

  test.each([
    ['a line without a colon', 'Accept', 'line 1: expected "Name: value"'],
    ['a line that begins with its only colon', ': x', 'line 1: expected "Name: value"'],
    ['white space before the colon', 'Accept : x', '"Accept " is no name of a header field'],
    ['a continued line', 'A: x\n  y: z', 'line 2: "  y" is no name of a header field'],
    ['a control character', 'A: x\u001b[2Jy', 'the value of A holds more than visible ASCII'],
    ['other than ASCII', 'A: café', 'the value of A holds more than visible ASCII'],
    ['a name twice', 'Accept: x\naccept: y', 'line 2: accept comes a second time'],
    ['nothing', '\n# only this\n', 'my.txt holds no header field'],
  ])('is refused when it has %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(Failure);
    expect(() => parse(text)).toThrow(message);
  });

  test('is read, or refused in one printable line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          for (const [name, value] of parse(text)) expect(`${name}: ${value}`).toMatch(/^[\t\x20-\x7e]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
          expect((error as Failure).message).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
        }
      }),
    );
  });
});
