import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Exchange, ExchangeSection } from '../core/exchange.ts';
import { LAYERS, type Layer } from '../core/layers.ts';
import { exchangeJson } from './exchange-json.ts';
import { balanceLine, exchangeText } from './exchange.ts';

function layers(given: Partial<Record<Layer, number>>): ExchangeSection['layers']['up'] {
  const none = Object.fromEntries(LAYERS.map((layer) => [layer, 0])) as Record<Layer, number>;
  return { ...none, ...given };
}

const SECTION: ExchangeSection = {
  name: 'connecting',
  spans: [
    {
      direction: 'up',
      at: 0,
      layer: 'request-heads',
      what: 'request line',
      content: Buffer.from('GET /\r\n'),
    },
    { direction: 'down', at: 7, layer: 'payload', what: 'payload', content: Buffer.from('\x1b[31m') },
  ],
  layers: { up: layers({ 'request-heads': 7 }), down: layers({ payload: 5, tls: 22 }) },
  counted: { up: 7, down: 27 },
};

const EXCHANGE: Exchange = {
  title: 'polling',
  http: 1,
  tls: true,
  polled: true,
  headers: 'bare',
  bodyBytes: 5,
  sections: [SECTION],
};

describe('an exchange as text', () => {
  test('has a line for each span, in order, with its layer in words', () => {
    const lines = exchangeText(EXCHANGE, { colour: false }).split('\n');
    const up = lines.findIndex((line) =>
      /→ up +0 +7 +47 45 54 .* GET \/\\r\\n +request-heads +request line/.test(line),
    );
    const down = lines.findIndex((line) => /← down +7 +5 +1b 5b .* \\x1b\[31m +payload +payload/.test(line));
    expect(up).toBeGreaterThan(0);
    expect(down).toBe(up + 1);
  });

  test('sums up each layer that has bytes, and no other', () => {
    const text = exchangeText(EXCHANGE, { colour: false });
    expect(text).toMatch(/^tls +0 +22$/m);
    expect(text).toMatch(/^total +7 +27$/m);
    expect(text).not.toContain('transfer-framing');
  });

  test('says what it is an exchange of', () => {
    expect(exchangeText(EXCHANGE, { colour: false }).split('\n')[0]).toBe(
      'polling, over HTTP/1.1 and TLS 1.3; header profile: bare; event bodies of 5 bytes',
    );
  });

  test('is the same without its colours, which only a terminal gets', () => {
    const plain = exchangeText(EXCHANGE, { colour: false });
    const coloured = exchangeText(EXCHANGE, { colour: true });
    expect(plain).toBe(stripVTControlCharacters(plain));
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });
});

describe('the balance of a section', () => {
  test('is every byte where the layers add up to what the sockets counted', () => {
    expect(balanceLine(SECTION)).toBe('every byte accounted for: 7 up, 27 down');
  });

  test('says by how many bytes it is off', () => {
    expect(balanceLine({ ...SECTION, counted: { up: 10, down: 26 } })).toBe(
      "NOT every byte accounted for: the ledger is off by -3 up and 1 down from the sockets' 10 up, 26 down",
    );
  });

  test('says how many bytes could not be told apart', () => {
    const unread = { up: layers({ unaccounted: 7 }), down: layers({}) };
    expect(balanceLine({ layers: unread, counted: { up: 7, down: 0 } })).toContain('7 bytes could not');
  });
});

test('an exchange as JSON has every byte', () => {
  const parsed: unknown = JSON.parse(exchangeJson(EXCHANGE));
  expect(parsed).toMatchObject({
    title: 'polling',
    sections: [{ spans: [{ at: 0, bytes: 7, hex: '474554202f0d0a' }, { direction: 'down' }] }],
  });
});
