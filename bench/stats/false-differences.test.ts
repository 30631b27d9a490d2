import { describe, expect, test } from 'vitest';
import { derivedSeed, seededRandom, shuffled, type Random } from '../core/random.ts';
import type { RepetitionValue } from '../core/repetition-value.ts';
import { judgeDifference, type Difference } from './difference.ts';
import { holm } from './holm.ts';
import { mannWhitney } from './mann-whitney.ts';
import { ratioInterval } from './ratio-interval.ts';

/** One server under four names: whatever the rule finds between them is false. */
const NAMES = ['base', 'one', 'two', 'three'] as const;
type Name = (typeof NAMES)[number];

const REPETITIONS = 10;
const RUNS = 100;

/** For each repetition the order of its names. */
type Order = (random: Random) => readonly (readonly Name[])[];

const interleaved: Order = (random) => Array.from({ length: REPETITIONS }, () => shuffled(NAMES, random));
const inBlocks: Order = () => NAMES.map((name) => new Array<Name>(REPETITIONS).fill(name));

/** How slow a machine is at each trial: it warms and cools in a slow wave, wanders, and every trial has its luck. */
function slownessOf(trials: number, random: Random): readonly number[] {
  const noise = (): number => random() + random() + random() - 1.5;
  const phase = 2 * Math.PI * random();
  let wander = 0;
  return Array.from({ length: trials }, (_, trial) => {
    wander += 0.02 * noise();
    const wave = 0.06 * Math.sin(phase + (2 * Math.PI * trial) / trials);
    return Math.exp(wave + wander + 0.1 * noise());
  });
}

function simulated(
  order: Order,
  seed: number,
  factors: Partial<Record<Name, number>>,
): Map<Name, RepetitionValue[]> {
  const trials = order(seededRandom(derivedSeed(seed, 'order'))).flat();
  const slowness = slownessOf(trials.length, seededRandom(derivedSeed(seed, 'machine')));
  const values = new Map<Name, RepetitionValue[]>(NAMES.map((name) => [name, []]));
  for (const [trial, name] of trials.entries()) {
    const ofName = values.get(name) ?? [];
    ofName.push({ repetition: ofName.length, value: (factors[name] ?? 1) * (slowness[trial] ?? NaN) });
  }
  return values;
}

/** The whole rule, over the table of one metric. */
function differencesIn(
  values: ReadonlyMap<Name, readonly RepetitionValue[]>,
  seed: number,
): readonly Difference[] {
  const [base = [], ...others] = values.values();
  const numbers = (side: readonly RepetitionValue[]): readonly number[] => side.map(({ value }) => value);
  const ps = holm(others.map((other) => mannWhitney(numbers(base), numbers(other)).p));
  return others.map((other, index) => {
    const interval = ratioInterval(base, other, { seed, blocks: 'paired', resamples: 1_000 });
    return judgeDifference(ps[index] ?? NaN, interval);
  });
}

function runsWith(
  found: (differences: readonly Difference[]) => boolean,
  order: Order,
  factors = {},
): number {
  const runs = Array.from({ length: RUNS }, (_, seed) =>
    differencesIn(simulated(order, seed, factors), seed),
  );
  return runs.filter(found).length;
}

describe('one server under several names, on a machine that drifts', () => {
  const anyFound = (differences: readonly Difference[]): boolean =>
    differences.some((difference) => difference !== 'none');

  test('shows a difference in at most 5 of 100 runs when interleaved, and in many in blocks', () => {
    const falseWhenInterleaved = runsWith(anyFound, interleaved);
    const falseInBlocks = runsWith(anyFound, inBlocks);
    expect(falseWhenInterleaved).toBeLessThanOrEqual(5);
    expect(falseInBlocks).toBeGreaterThan(15);
    expect(falseInBlocks).toBeGreaterThanOrEqual(3 * falseWhenInterleaved);
  });

  test('shows the one that is truly slower by a fifth, nearly always, when interleaved', () => {
    const found = runsWith(([, two]) => two === 'higher', interleaved, { two: 1.2 });
    expect(found).toBeGreaterThan(80);
  });
});
