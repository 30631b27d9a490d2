/**
 * The most successes that so many independent trials of probability p have, unless a chance of no more than `tail`
 * came true: the least k with P(X > k) ≤ tail.
 */
export function binomialBound(trials: number, p: number, tail: number): number {
  let probability = (1 - p) ** trials;
  let below = probability;
  let successes = 0;
  while (successes < trials && 1 - below > tail) {
    successes += 1;
    probability *= ((trials - successes + 1) / successes) * (p / (1 - p));
    below += probability;
  }
  return successes;
}
