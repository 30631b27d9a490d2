import { variantOfSide } from '../core/contender.ts';
import type { Sweep } from '../core/prediction.ts';
import { ROW_IDS, type RowId } from '../transports.ts';
import type { Suite, Variant } from './suite.ts';

/** What is measured beside each other, by name. */
export type Sides = Readonly<Record<string, Variant>>;

type Scenario = Pick<Variant, 'rows' | 'changes'> & { readonly name?: string };

/**
 * A suite in which every scenario, of each variant or of the suite itself, is measured by several sides. Some rows
 * stand for all sides: they run once in each scenario, under its own name.
 */
export function besideEachOther(
  suite: Suite,
  standForAll: readonly RowId[],
  sidesOf: (scenario: Variant) => Sides,
): Suite {
  const variants: Record<string, Variant> = {};
  const seriesOf: Record<string, string> = {};
  const plain: RowId[] = [];
  for (const { name, rows, changes } of scenariosOf(suite)) {
    const once = standForAll.filter((row) => rows.includes(row));
    if (name === undefined) plain.push(...once);
    else if (once.length > 0) variants[name] = { rows: once, changes };
    const divided = { rows: rows.filter((row) => !standForAll.includes(row)), changes };
    for (const [side, its] of Object.entries(sidesOf(divided))) {
      if (its.rows.length === 0) continue;
      const variant = variantOfSide(name, side);
      variants[variant] = { ...its, ...(name === undefined ? {} : { scenario: name }) };
      seriesOf[variant] = side;
    }
  }
  const { sweep } = suite;
  return {
    ...suite,
    variants,
    plain,
    ...(sweep === undefined ? {} : { sweep: inSeries(sweep, variants, seriesOf) }),
  };
}

/** Sides that are each divided once more: `browser` into `browser, ours` and `browser, theirs`. */
export function dividedFurther(sides: Sides, sidesOf: (side: Variant) => Sides): Sides {
  const divided = Object.entries(sides).flatMap(([side, variant]) =>
    Object.entries(sidesOf(variant)).map(([further, its]) => [variantOfSide(side, further), its] as const),
  );
  return Object.fromEntries(divided);
}

function scenariosOf({ variants, plain }: Suite): readonly Scenario[] {
  if (variants === undefined) return [{ rows: ROW_IDS, changes: {} }];
  const named = Object.entries(variants).map(([name, { rows, changes }]) => ({ name, rows, changes }));
  return plain === undefined ? named : [...named, { rows: plain, changes: {} }];
}

/** Each side has a curve of its own, with all the points. */
function inSeries(
  sweep: Sweep,
  variants: Readonly<Record<string, Variant>>,
  series: Readonly<Record<string, string>>,
): Sweep {
  const points = Object.entries(variants).flatMap(([variant, { scenario = variant }]) => {
    const at = sweep.points[scenario];
    return at === undefined ? [] : [[variant, at] as const];
  });
  return { ...sweep, points: Object.fromEntries(points), series };
}
