import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { ColumnsBy, Places } from './columns-by.ts';
import type { Entrant } from './entrants.ts';

/** A column or a row: what tells it from the others, and what stands above or before it; printable. */
type Place = { readonly key: string; readonly label: string };

/** Who is compared with whom. */
export type Arrangement = {
  /** The first is the base; there is at least one more. */
  readonly columns: readonly Place[];
  readonly rows: readonly ArrangedRow[];
  /** What has nobody to be compared with, in words: `only in new: polling; SSE`. */
  readonly alone: readonly string[];
};

/** `entrants`: in the order of the columns; the base, and at least one more. */
export type ArrangedRow = { readonly label: string; readonly entrants: readonly (Entrant | undefined)[] };

/**
 * Puts entrants into columns and rows, in the order in which they come; the base, named by its key or its label,
 * stands first. Throws a Failure where a cell would hold two, the base is unknown, or there are no two to compare.
 */
export function arrange(entrants: readonly Entrant[], by: ColumnsBy, base?: string): Arrangement {
  const columns = withBaseFirst(placesOf(entrants, by.columns), base);
  const rows = placesOf(entrants, by.rows).map(({ label, entrants: ofRow }) => ({
    label,
    entrants: columns.map(({ key }) =>
      theOnly(
        ofRow.filter((entrant) => by.columns.keyOf(entrant) === key),
        by,
      ),
    ),
  }));
  const compared = rows.filter(isCompared);
  if (compared.length === 0) throw nothingToCompare(by, columns);
  return {
    columns,
    rows: compared,
    alone: aloneWords(
      rows.filter((row) => !isCompared(row)),
      columns,
    ),
  };
}

function placesOf(
  entrants: readonly Entrant[],
  { keyOf, labelOf }: Places,
): readonly (Place & { readonly entrants: readonly Entrant[] })[] {
  return [...Map.groupBy(entrants, keyOf)].map(([key, its]) => ({ key, label: labelOf(its), entrants: its }));
}

function withBaseFirst(columns: readonly Place[], base: string | undefined): readonly Place[] {
  if (base === undefined) return columns;
  const wanted = base.replaceAll(/\s/g, '');
  const found = columns.find(({ key, label }) => [key, label.replaceAll(/\s/g, '')].includes(wanted));
  if (found === undefined) {
    const known = columns.map(({ label }) => label).join(', ');
    throw new Failure(printable(`there is no column "${base}" to be the base; there is ${known}`));
  }
  return [found, ...columns.filter((column) => column !== found)];
}

function theOnly(entrants: readonly Entrant[], by: ColumnsBy): Entrant | undefined {
  const [first, second] = entrants;
  if (first === undefined || second === undefined) return first;
  const [one, other] = [first, second].map(({ run, summary }) => `${summary.label} of ${run.label}`);
  const both = `${one ?? ''} and ${other ?? ''}`;
  throw new Failure(
    `${both} stand at the same ${by.name}, ${by.columns.labelOf([first])}: name a file for each, or take --columns file`,
  );
}

function isCompared({ entrants: [base, ...others] }: ArrangedRow): boolean {
  return base !== undefined && others.some((other) => other !== undefined);
}

function aloneWords(rows: readonly ArrangedRow[], columns: readonly Place[]): readonly string[] {
  const placesOf = ({ entrants }: ArrangedRow): string =>
    columns
      .filter((_, index) => entrants[index] !== undefined)
      .map(({ label }) => label)
      .join(', ');
  return [...Map.groupBy(rows, placesOf)].map(
    ([where, those]) => `only in ${where}: ${those.map(({ label }) => label || 'its row').join('; ')}`,
  );
}

function nothingToCompare(by: ColumnsBy, columns: readonly Place[]): Failure {
  const [only] = columns;
  if (only === undefined)
    return new Failure('there is nothing to compare: no row of these files is asked for');
  const why =
    columns.length === 1
      ? `there is but one ${by.name}, ${only.label}`
      : `by ${by.name}, no row of ${only.label} has its like in another column`;
  return new Failure(`there is nothing to compare: ${why}`);
}
