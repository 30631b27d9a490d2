/**
 * The probability that a standard normal variable is above z, to 14 digits: by its series (Abramowitz and Stegun,
 * 26.2.11) about the middle, by its continued fraction (26.2.14) in the tail.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  if (z === Infinity) return 0;
  return z < 3 ? 0.5 - density(z) * series(z) : density(z) / continuedFraction(z);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

function series(z: number): number {
  let term = z;
  let sum = 0;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return sum;
}

function continuedFraction(z: number): number {
  let value = z;
  for (let k = 100; k >= 1; k -= 1) value = z + k / value;
  return value;
}
