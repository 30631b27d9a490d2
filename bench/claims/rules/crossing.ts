export type Point = { readonly at: number; readonly value: number };

/** How a value goes from one point to the next: along a straight line in these scales. */
export type Scales = { readonly at: 'linear' | 'log'; readonly value: 'linear' | 'log' };

/** Where a curve is to each side of a level. */
export type Crossing =
  | { readonly side: 'above' | 'below' }
  /** It is on one side up to here, and on the other from here on; between which points, by their place. */
  | {
      readonly from: 'above' | 'below';
      readonly at: number;
      readonly between: readonly [before: number, after: number];
    }
  | { readonly side: 'both, more than once' };

/** Where a curve of ascending points crosses a level, between which points it is interpolated. */
export function crossingOf(points: readonly Point[], level: number, scales: Scales): Crossing {
  const sides = points.map(({ value }) => (value > level ? 'above' : 'below'));
  const turns = sides.flatMap((side, index) => (index > 0 && side !== sides[index - 1] ? [index] : []));
  const [turn] = turns;
  const from = sides[0] ?? 'below';
  if (turn === undefined) return { side: from };
  const [before, after] = [points[turn - 1], points[turn]];
  if (turns.length > 1 || before === undefined || after === undefined)
    return { side: 'both, more than once' };
  return { from, at: interpolated(before, after, level, scales), between: [turn - 1, turn] };
}

function interpolated(before: Point, after: Point, level: number, scales: Scales): number {
  // A logarithm takes values above nothing.
  const isPositive = (...values: readonly number[]): boolean => values.every((value) => value > 0);
  const x = scaleOf(scales.at === 'log' && isPositive(before.at, after.at));
  const y = scaleOf(scales.value === 'log' && isPositive(before.value, after.value, level));
  const share = (y.to(level) - y.to(before.value)) / (y.to(after.value) - y.to(before.value));
  return x.from(x.to(before.at) + share * (x.to(after.at) - x.to(before.at)));
}

function scaleOf(isLog: boolean): { to(value: number): number; from(value: number): number } {
  return isLog ? { to: Math.log, from: Math.exp } : { to: (value) => value, from: (value) => value };
}
