import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleResult, measuredTrial } from './example-result.ts';
import { summarise } from './summary.ts';
import { barLengths, wireBars } from './wire-bars.ts';

const LEDGER = { 'wire.payload.down': 182, 'wire.event-framing.down': 8, 'wire.transfer-framing.down': 4 };

describe('the bars of a ledger', () => {
  test('hold the bytes of each layer, both ways, and tell multiples of the least but the control', () => {
    const trials = [
      measuredTrial('websocket', 0, { ...LEDGER, 'wire.total': 194 }),
      measuredTrial('polling', 0, {
        'wire.payload.down': 182,
        'wire.tls.up': 22,
        'wire.tls.down': 44,
        'wire.request-heads.up': 140,
        'wire.total': 388,
      }),
      measuredTrial('raw-tcp', 0, { 'wire.payload.down': 97, 'wire.total': 97 }),
    ];
    const bars = wireBars(summarise(exampleResult({ order: [], trials })));
    expect(bars.map(({ label, timesLeast }) => [label, timesLeast])).toEqual([
      ['polling', 2],
      ['WebSocket', 1],
      ['raw TCP (control)', 0.5],
    ]);
    expect(bars[0]?.parts).toEqual([182, 0, 0, 140, 0, 0, 66]);
  });

  test('are none without a ledger', () => {
    expect(wireBars(summarise(exampleResult()))).toEqual([]);
  });

  test('draw every part that has bytes, and none that has not', () => {
    const bytes = fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(bytes, fc.double({ min: 0.001, max: 1, noNaN: true }), (parts, scale) => {
        const lengths = barLengths(parts, scale);
        lengths.forEach((length, index) => {
          expect(length > 0).toBe((parts[index] ?? 0) > 0);
        });
      }),
    );
  });

  test('are as long as their bytes, to a character, where every part is longer than one', () => {
    expect(barLengths([100, 50, 50], 0.1)).toEqual([10, 5, 5]);
    expect(barLengths([14, 14, 14], 0.1)).toEqual([1, 2, 1]);
  });
});
