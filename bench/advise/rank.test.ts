import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALIKE_UP_TO, DIGITS_TOLD, ranked, type Criterion } from './rank.ts';

type Item = { readonly name: string; readonly cores: number | undefined; readonly bytes: number };

const FREE = 1;
const CRITERIA: readonly Criterion<'cores' | 'bytes', Item>[] = [
  { id: 'cores', of: ({ cores }) => cores, free: FREE },
  { id: 'bytes', of: ({ bytes }) => bytes, free: 0 },
];

const item = (name: string, cores: number | undefined, bytes = 1): Item => ({ name, cores, bytes });
const names = (...items: readonly Item[]): string[] => ranked(items, CRITERIA).map((one) => one.item.name);

/** By how much more a figure may be and still be told as the same. */
const ROUNDED = 10 ** (1 - DIGITS_TOLD) / 2;

/** Nothing, or an amount that leaves room for all its digits. */
const amounts = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 100, noNaN: true }));
const someItems = fc.array(
  fc.record({ name: fc.uuid(), cores: fc.option(amounts, { nil: undefined }), bytes: amounts }),
  { minLength: 1, maxLength: 8 },
);

describe('an order by criteria', () => {
  test('lets the next criterion decide among those that have about the least of the first', () => {
    expect(names(item('a', 10, 3), item('b', 12, 2), item('c', 13, 1))).toEqual(['b', 'a', 'c']);
  });

  test('counts nothing that is free', () => {
    expect(names(item('a', 0.9, 2), item('b', 0.001, 3), item('c', 1.1, 1))).toEqual(['a', 'b', 'c']);
  });

  test('turns on no rounding: at the very edge only what is told as more counts as more', () => {
    expect(names(item('a', 1.000_000_000_000_1, 1), item('b', 0.3, 2))).toEqual(['a', 'b']);
    expect(names(item('a', 1.004, 1), item('b', 0, 2))).toEqual(['a', 'b']);
    expect(names(item('a', 1.006, 1), item('b', 0, 2))).toEqual(['b', 'a']);
    expect(names(item('a', 12.5, 1), item('b', 10, 2))).toEqual(['a', 'b']);
    expect(names(item('a', 12.500_000_000_1, 1), item('b', 10, 2))).toEqual(['a', 'b']);
    expect(names(item('a', 12.6, 1), item('b', 10, 2))).toEqual(['b', 'a']);
  });

  test('orders those that have more in the same way', () => {
    expect(names(item('a', 100, 2), item('b', 110, 1), item('c', 10), item('d', 1_000))).toEqual([
      'c',
      'b',
      'a',
      'd',
    ]);
  });

  test('puts those last of which it is not known, and says so', () => {
    const placed = ranked([item('a', undefined, 0), item('b', 90)], CRITERIA);
    expect(placed.map((one) => one.item.name)).toEqual(['b', 'a']);
    expect(placed[1]?.after).toEqual({ kind: 'unknown', by: 'cores' });
  });

  test('passes over what is known of none', () => {
    const placed = ranked([item('a', undefined, 5), item('b', undefined, 1)], CRITERIA);
    expect(placed.map((one) => one.item.name)).toEqual(['b', 'a']);
    expect(placed[1]?.after).toMatchObject({ kind: 'more', by: 'bytes', value: 5, least: 1 });
  });

  test('leaves as it was what nothing parts, and says so', () => {
    const placed = ranked([item('a', 0), item('b', 0)], CRITERIA);
    expect(placed.map(({ after }) => after)).toEqual([undefined, { kind: 'alike', as: item('a', 0) }]);
  });

  test('has every item once, and the first has about the least that is known', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const placed = ranked(items, CRITERIA);
        expect(placed.map((one) => one.item.name).toSorted()).toEqual(
          items.map(({ name }) => name).toSorted(),
        );
        const known = items.flatMap(({ cores }) => cores ?? []);
        const first = placed[0]?.item.cores;
        if (known.length === 0) return;
        expect(first).toBeLessThanOrEqual(Math.max(FREE, Math.min(...known) * ALIKE_UP_TO) * (1 + ROUNDED));
      }),
    );
  });

  test('parts by a criterion only what has clearly more of it than one before, and tells both figures', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const placed = ranked(items, CRITERIA);
        for (const [index, one] of placed.entries()) {
          if (one.after?.kind !== 'more') continue;
          const { by, than, value, least } = one.after;
          const criterion = CRITERIA.find(({ id }) => id === by);
          expect([criterion?.of(one.item), criterion?.of(than)]).toEqual([value, least]);
          expect(value).toBeGreaterThan(Math.max(least * ALIKE_UP_TO, criterion?.free ?? NaN));
          expect(placed.slice(0, index).map((before) => before.item)).toContain(than);
        }
        expect(placed[0]?.after).toBeUndefined();
      }),
    );
  });
});
