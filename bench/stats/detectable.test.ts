import { describe, expect, test } from 'vitest';
import { seededRandom, type Random } from '../core/random.ts';
import { detectableChange } from './detectable.ts';
import { judgeDifference } from './difference.ts';
import { mannWhitney } from './mann-whitney.ts';
import { median } from './median.ts';
import { ratioInterval } from './ratio-interval.ts';

/** Values about 1, most within `spread`, a few far above. */
function sample(random: Random, n: number, spread: number): readonly number[] {
  return Array.from({ length: n }, () => {
    const bell = random() + random() + random() - 1.5;
    return Math.exp(spread * bell * (random() < 0.1 ? 3 : 1));
  });
}

function isFound(base: readonly number[], changed: readonly number[], seed: number): boolean {
  const [from, to] = [base, changed].map((side) => side.map((value, repetition) => ({ repetition, value })));
  const interval = ratioInterval(from ?? [], to ?? [], { seed, blocks: 'independent', resamples: 400 });
  return judgeDifference(mannWhitney(base, changed).p, interval) === 'higher';
}

const TEN = sample(seededRandom(1), 10, 0.1);

describe('the detectable change', () => {
  test.each([5, 10, 20])('of %i repetitions is one that the rule finds four times in five', (n) => {
    const random = seededRandom(n);
    const changes = Array.from(
      { length: 15 },
      () => detectableChange(sample(random, n, 0.1), sample(random, n, 0.1)) ?? NaN,
    );
    const factor = 1 + median(changes);
    const rounds = 250;
    let found = 0;
    for (let seed = 0; seed < rounds; seed += 1) {
      const changed = sample(random, n, 0.1).map((value) => factor * value);
      if (isFound(sample(random, n, 0.1), changed, seed)) found += 1;
    }
    expect(found / rounds).toBeGreaterThan(0.68);
    expect(found / rounds).toBeLessThan(0.92);
  });

  test('of values without spread is all that the noise band hides', () => {
    expect(detectableChange([5, 5, 5, 5], [7, 7, 7, 7])).toBeCloseTo(0.03, 12);
  });

  test('is the same in another unit and for a side that is a multiple', () => {
    const plain = detectableChange(TEN, TEN) ?? NaN;
    expect(
      detectableChange(
        TEN.map((value) => 1024 * value),
        TEN,
      ),
    ).toBeCloseTo(plain, 12);
  });

  test('grows with the spread and the family, and shrinks with the repetitions', () => {
    const plain = detectableChange(TEN, TEN) ?? NaN;
    const wider = TEN.map((value) => value ** 2);
    expect(detectableChange(wider, wider)).toBeGreaterThan(1.5 * plain);
    expect(detectableChange(TEN, TEN, { comparisons: 50 })).toBeGreaterThan(1.05 * plain);
    expect(detectableChange(TEN.slice(0, 5), TEN.slice(0, 5))).toBeGreaterThan(plain);
  });

  test.each<readonly [string, readonly number[], readonly number[]]>([
    ['fewer than four repetitions on a side', TEN.slice(0, 3), TEN],
    ['a value that never came', [...TEN, Infinity], TEN],
    ['a value of 0', TEN, [...TEN, 0]],
  ])('is unknown with %s', (_, base, changed) => {
    expect(detectableChange(base, changed)).toBeUndefined();
  });

  test('is unknown where the family is too large for the repetitions', () => {
    const five = TEN.slice(0, 5);
    expect(detectableChange(five, five, { comparisons: 6 })).toBeDefined();
    expect(detectableChange(five, five, { comparisons: 7 })).toBeUndefined();
  });
});
