import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROW_IDS } from '../transports.ts';
import * as read from './arguments.ts';

/** Texts that no reader of a value may take. */
const NONSENSE = ['', ' ', 'x', '-1', '1e3', '0x10', 'NaN', 'Infinity', '1,5', '--', '１'];

describe.each<readonly [string, (text: string) => unknown, readonly (readonly [string, unknown])[]]>([
  [
    'a count',
    read.count,
    [
      ['1', 1],
      ['9007199254740991', 9_007_199_254_740_991],
    ],
  ],
  [
    'a seed',
    read.seed,
    [
      ['0', 0],
      ['4294967295', 4_294_967_295],
    ],
  ],
  [
    'a rate',
    read.rate,
    [
      ['4', 4],
      ['0.25', 0.25],
    ],
  ],
  [
    'a frequency',
    read.frequency,
    [
      ['4', 4],
      ['0.25/s', 0.25],
      ['3/min', 0.05],
      ['9/h', 0.0025],
      ['1/day', 1 / 86_400],
      ['1000000', 1_000_000],
    ],
  ],
  [
    'a duration',
    read.duration,
    [
      ['125ms', 125_000],
      ['24h', 86_400_000_000],
    ],
  ],
  [
    'a duration or none',
    read.durationOrNone,
    [
      ['0', 0],
      ['2s', 2_000_000],
    ],
  ],
  [
    'a frequency or none',
    read.frequencyOrNone,
    [
      ['0', 0],
      ['2/h', 2 / 3_600],
    ],
  ],
  [
    'a size or none',
    read.bytesOrNone,
    [
      ['0', 0],
      ['4KiB', 4_096],
    ],
  ],
  [
    'a size',
    read.bytes,
    [
      ['100', 100],
      ['4KiB', 4_096],
    ],
  ],
])('%s', (_, reader, values) => {
  test.each(values)('is %j', (text, value) => {
    expect(reader(text)).toBe(value);
  });

  test.each(NONSENSE)('is not %j', (text) => {
    expect(() => reader(text)).toThrow(InvalidArgumentError);
  });

  test('is a positive number or nothing, whatever the text', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^\d{0,400}(\.\d{1,3})?(us|ms|s|h|kB|MiB)?$/));
    fc.assert(
      fc.property(texts, (text) => {
        let value: unknown;
        try {
          value = reader(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidArgumentError);
          return;
        }
        expect(Number.isFinite(value) && Number(value) >= 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('beyond its bounds', () => {
  test.each<readonly [string, (text: string) => unknown, string]>([
    ['a count of nothing', read.count, '0'],
    ['a count that no number holds', read.count, '9007199254740993'],
    ['a part of a thing', read.count, '1.5'],
    ['a seed of more than 32 bits', read.seed, '4294967296'],
    ['no rate at all', read.rate, '0'],
    ['no time at all', read.duration, '0s'],
    ['less than a microsecond', read.duration, '0.1us'],
    ['more than a day', read.duration, '24.1h'],
    ['a time without a unit', read.duration, '5'],
    ['no bytes at all', read.bytes, '0'],
    ['no frequency at all', read.frequency, '0/day'],
    ['a frequency in an unknown time', read.frequency, '3/week'],
    ['a frequency in two times', read.frequency, '3/h/day'],
    ['more than a million a second', read.frequencyOrNone, '1000001'],
  ])('%s is refused', (_, reader, text) => {
    expect(() => reader(text)).toThrow(InvalidArgumentError);
  });
});

describe('a list of rows', () => {
  test('is in the order of the registry, each once', () => {
    expect(read.rows('raw-tcp,polling, sse ,polling')).toEqual(['polling', 'sse', 'raw-tcp']);
    expect(read.rows(ROW_IDS.toReversed().join())).toEqual(ROW_IDS);
  });

  test.each(['', 'ssse', 'sse,', 'SSE', 'sse;polling', 'constructor', 'sse websocket'])(
    'is not %j, and the message names what there is',
    (text) => {
      expect(() => read.rows(text)).toThrow(InvalidArgumentError);
      expect(() => read.rows(text)).toThrow(ROW_IDS.join(', '));
    },
  );
});
