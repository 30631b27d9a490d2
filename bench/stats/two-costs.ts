/** What was used of two things, and what both came to. */
export type Spending = { readonly first: number; readonly second: number; readonly total: number };

/** What one of each costs. */
export type TwoCosts = { readonly first: number; readonly second: number };

/**
 * The costs of two things that explain best what they came to together, by least squares, where neither can be below
 * nothing; undefined without anything used of the first.
 */
export function twoCosts(spendings: readonly Spending[]): TwoCosts | undefined {
  const sum = (of: (spending: Spending) => number): number =>
    spendings.reduce((total, spending) => total + of(spending), 0);
  const firsts = sum(({ first }) => first ** 2);
  const seconds = sum(({ second }) => second ** 2);
  const both = sum(({ first, second }) => first * second);
  const byFirst = sum(({ first, total }) => first * total);
  const bySecond = sum(({ second, total }) => second * total);
  if (firsts === 0) return undefined;
  const determinant = firsts * seconds - both ** 2;
  // Used in one proportion throughout, they cannot be told apart: all is put down to the first.
  const solved =
    determinant <= SINGULAR * firsts * seconds
      ? { first: byFirst / firsts, second: 0 }
      : {
          first: (byFirst * seconds - bySecond * both) / determinant,
          second: (bySecond * firsts - byFirst * both) / determinant,
        };
  if (solved.second < 0) return { first: Math.max(0, byFirst / firsts), second: 0 };
  if (solved.first < 0) return { first: 0, second: Math.max(0, bySecond / seconds) };
  return solved;
}

const SINGULAR = 1e-12;
