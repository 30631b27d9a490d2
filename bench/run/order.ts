import { derivedSeed, seededRandom, shuffled } from '../core/random.ts';

/**
 * The rows of each repetition, each once, in seeded random order: a machine that drifts then drifts for all
 * alike, where blocks of one row would show its drift as a difference between rows.
 */
export function trialOrder<Row>(
  rows: readonly Row[],
  repetitions: number,
  seed: number,
): readonly (readonly Row[])[] {
  return Array.from({ length: repetitions }, (_, repetition) =>
    shuffled(rows, seededRandom(derivedSeed(seed, 'order', repetition))),
  );
}
