import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivedSeed, seededRandom, shuffled } from './random.ts';

const SEEDS = fc.integer({ min: 0, max: 0xffffffff });

function numbersOf(seed: number, count: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
}

describe('a seeded generator', () => {
  test('gives the same numbers on every machine and in every version', () => {
    expect(numbersOf(1, 3)).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  test('repeats itself for the same seed, and not for another', () => {
    fc.assert(
      fc.property(SEEDS, SEEDS, (one, other) => {
        expect(numbersOf(one, 5)).toEqual(numbersOf(one, 5));
        if (one !== other) expect(numbersOf(one, 5)).not.toEqual(numbersOf(other, 5));
      }),
    );
  });

  test('spreads its numbers evenly over [0, 1)', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const number of numbersOf(7, 10_000)) {
      expect(number >= 0 && number < 1).toBe(true);
      tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});

describe('a derived seed', () => {
  test('depends on the seed and on every part, and on nothing else', () => {
    const parts = fc.array(fc.oneof(fc.stringMatching(/^[a-z]{1,8}$/), fc.nat()), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(SEEDS, parts, (seed, names) => {
        expect(derivedSeed(seed, ...names)).toBe(derivedSeed(seed, ...names));
        expect(derivedSeed(seed, ...names)).not.toBe(derivedSeed(seed ^ 1, ...names));
        expect(Number.isInteger(derivedSeed(seed, ...names))).toBe(true);
      }),
    );
  });

  test('is another for each purpose, repetition and agent of a run', () => {
    const numbers = Array.from({ length: 1_000 }, (_, number) => number);
    const seeds = ['agent', 'repetition', 'order'].flatMap((purpose) =>
      numbers.map((number) => derivedSeed(1, purpose, number)),
    );
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  test('starts a generator whose first numbers do not follow those of its neighbour', () => {
    const firsts = Array.from({ length: 2_000 }, (_, number) =>
      seededRandom(derivedSeed(1, 'agent', number))(),
    );
    const mean = firsts.reduce((sum, first) => sum + first, 0) / firsts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
    const rises = firsts.filter((first, index) => first > (firsts[index - 1] ?? 1)).length;
    expect(Math.abs(rises / firsts.length - 0.5)).toBeLessThan(0.05);
  });
});

describe('shuffling', () => {
  test('gives a permutation, and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), SEEDS, (items, seed) => {
        const before = [...items];
        const result = shuffled(items, seededRandom(seed));
        expect(items).toEqual(before);
        expect(result.toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b));
      }),
    );
  });

  test('reaches every order about equally often', () => {
    const random = seededRandom(3);
    const found = new Map<string, number>();
    for (let round = 0; round < 6_000; round += 1) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      found.set(order, (found.get(order) ?? 0) + 1);
    }
    expect([...found.keys()].toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of found.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
