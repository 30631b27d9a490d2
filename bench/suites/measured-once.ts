import { contenderName } from '../core/contender.ts';
import type { Parameters } from '../core/result.ts';
import { rowOver, sameRow, type RowId } from '../transports.ts';
import { contendersOf, type Suite } from './suite.ts';

/**
 * A suite in which nothing is measured under two names: over a version of HTTP a row can be the same as another, and
 * under what was asked a variant the same as another. One stands for all of them then; lines say which.
 */
export function measuredOnce(
  suite: Suite,
  asked: Parameters,
): { readonly suite: Suite; readonly lines: readonly string[] } {
  const contenders = contendersOf(suite, suite.rows).map((contender) => scenarioOf(contender, suite, asked));
  const alike = [...Map.groupBy(contenders, ({ key }) => key).values()].filter(({ length }) => length > 1);
  if (alike.length === 0) return { suite, lines: [] };
  const folded = alike.flatMap((these) => {
    const [standing, ...others] = these.toSorted(byRank);
    return standing === undefined ? [] : others.map((one) => [one, standing] as const);
  });
  const lines = folded.map(([one, standing]) => lineOn(one, standing));
  const isLeft = (row: RowId, variant?: string): boolean =>
    folded.every(([one]) => one.row !== row || one.variant !== variant);
  return { suite: withRowsLeft(suite, isLeft), lines: [...new Set(lines)] };
}

type Contender = { readonly row: RowId; readonly variant?: string };

type Scenario = Contender & {
  /** The same of all that would be measured alike. */
  readonly key: string;
  readonly http: 1 | 2 | 'none';
  /** The row that it is the same as, if any. */
  readonly same: RowId | undefined;
  /** How much of it its variant sets, and so tells. */
  readonly told: number;
};

function scenarioOf(contender: Contender, { variants = {} }: Suite, asked: Parameters): Scenario {
  const { row, variant } = contender;
  const changes = variant === undefined ? {} : (variants[variant]?.changes ?? {});
  const { http: over, ...others } = { ...asked, ...changes };
  const { http } = rowOver(row, over);
  const same = sameRow(row, over);
  const parameters = Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([same ?? row, http, parameters]);
  return { ...contender, key, http, same, told: Object.keys(changes).length };
}

/** A row by itself before one that is the same over another HTTP, and what tells most of itself by its name. */
function byRank(a: Scenario, b: Scenario): number {
  const isItself = ({ row, same }: Scenario): number => (row === same ? 1 : 0);
  return isItself(b) - isItself(a) || b.told - a.told;
}

function lineOn(one: Scenario, standing: Scenario): string {
  const isRow = one.variant === standing.variant;
  const name = isRow ? standing.row : contenderName(standing);
  const over = one.http === 'none' ? '' : ` over HTTP/${one.http === 1 ? '1.1' : '2'}`;
  return `${isRow ? one.row : contenderName(one)}${over} is the same as ${name}: measured once, as ${name}`;
}

function withRowsLeft(suite: Suite, isLeft: (row: RowId, variant?: string) => boolean): Suite {
  const { variants, plain, rows } = suite;
  if (variants === undefined) return { ...suite, rows: rows.filter((row) => isLeft(row)) };
  const left = Object.entries(variants).map(
    ([name, variant]) =>
      [name, { ...variant, rows: variant.rows.filter((row) => isLeft(row, name)) }] as const,
  );
  return {
    ...suite,
    variants: Object.fromEntries(left.filter(([, variant]) => variant.rows.length > 0)),
    ...(plain === undefined ? {} : { plain: plain.filter((row) => isLeft(row)) }),
  };
}
