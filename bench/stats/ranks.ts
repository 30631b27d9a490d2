import { ascending } from './ascending.ts';

export type Ranks = {
  /** In the order of the values, from 1; equal values share the mean of their ranks. */
  readonly ranks: readonly number[];
  /** How many values each group of equal ones has, groups of one among them. */
  readonly groups: readonly number[];
};

export function rank(values: readonly number[]): Ranks {
  const rankOf = new Map<number, number>();
  const groups = [...Map.groupBy(ascending(values), (value) => value).values()];
  let before = 0;
  for (const group of groups) {
    rankOf.set(group[0] ?? NaN, before + (group.length + 1) / 2);
    before += group.length;
  }
  return {
    ranks: values.map((value) => rankOf.get(value) ?? NaN),
    groups: groups.map(({ length }) => length),
  };
}
