import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { changesOf, type ComparedRun, type Entrant } from './entrants.ts';
import { keysOf, parameterInWords, parameterName } from './parameter-names.ts';
import type { ParameterKey } from './parameter-names.ts';
import { rowApartFrom, rowLabel, titleLabel, variantLabel } from './place-labels.ts';

/** How entrants are told apart, along the columns or along the rows. */
export type Places = {
  /** The same of all that stand in one place. */
  readonly keyOf: (entrant: Entrant) => string;
  /** What stands above or before those of one place; printable. */
  readonly labelOf: (entrants: readonly Entrant[]) => string;
};

/** What makes the columns of a comparison, and so its rows. */
export type ColumnsBy = {
  readonly name: string;
  readonly columns: Places;
  readonly rows: Places;
  /** What columns may differ in. */
  readonly parameters: readonly ParameterKey[];
};

/**
 * Reads `file`, `transport`, `variant`, or the name of a parameter, its own or its option's: `delay` is one for both ways.
 * Throws a Failure for any other.
 */
export function columnsBy(name: string, runs: readonly ComparedRun[]): ColumnsBy {
  if (name === 'file') return byFile(runs);
  if (name === 'transport') return byTransport(runs);
  if (name === 'variant') return byVariant(runs);
  const keys = runs[0] === undefined ? [] : keysOf(runs[0].result.parameters);
  const named = keys.filter((key) => key === name || parameterName(key) === name);
  if (named.length > 0) return byParameter(name, named);
  const known = ['file', 'transport', 'variant', ...new Set(keys.map(parameterName))];
  throw new Failure(printable(`"${name}" makes no columns; these do: ${known.join(', ')}`));
}

function byFile(runs: readonly ComparedRun[]): ColumnsBy {
  return {
    name: 'file',
    columns: { keyOf: ({ run }) => String(runs.indexOf(run)), labelOf: runLabel },
    rows: { keyOf: ({ summary }) => summary.row, labelOf: rowLabel },
    parameters: [],
  };
}

function byTransport(runs: readonly ComparedRun[]): ColumnsBy {
  return {
    name: 'transport',
    columns: { keyOf: ({ contender }) => contender.row, labelOf: titleLabel },
    rows: withinRun(runs, {
      keyOf: ({ contender: { variant = '' } }) => variant,
      labelOf: (entrants) => variantLabel(entrants, ''),
    }),
    parameters: [],
  };
}

function byVariant(runs: readonly ComparedRun[]): ColumnsBy {
  const changes = runs.flatMap(({ result: { variants = {} } }) => Object.values(variants));
  return {
    name: 'variant',
    columns: {
      keyOf: ({ contender: { variant = '' } }) => variant,
      labelOf: (entrants) => variantLabel(entrants, 'none'),
    },
    rows: withinRun(runs, { keyOf: ({ contender }) => contender.row, labelOf: titleLabel }),
    parameters: changes.flatMap((change) => Object.keys(change) as ParameterKey[]),
  };
}

function runLabel([first]: readonly Entrant[]): string {
  return first?.run.label ?? '';
}

/** Of one run each, named with it if there are several. */
function withinRun(runs: readonly ComparedRun[], { keyOf, labelOf }: Places): Places {
  return {
    keyOf: (entrant) => JSON.stringify([runs.indexOf(entrant.run), keyOf(entrant)]),
    labelOf: (entrants) => {
      const words = [labelOf(entrants), runs.length > 1 ? runLabel(entrants) : ''];
      return words.filter((word) => word !== '').join(', ');
    },
  };
}

function byParameter(name: string, keys: readonly ParameterKey[]): ColumnsBy {
  return {
    name,
    columns: {
      keyOf: ({ parameters }) => JSON.stringify(keys.map((key) => parameters[key])),
      labelOf: ([first]) => {
        const words = keys.map((key) => printable(parameterInWords(key, first?.parameters[key])));
        return [...new Set(words)].join(' / ');
      },
    },
    rows: {
      // Variants that change the same besides stand in one row.
      keyOf: ({ run, contender }) => {
        const changes = Object.entries(changesOf(run.result, contender));
        const others = changes.filter(([key]) => !keys.some((one) => one === key));
        return JSON.stringify([contender.row, ...others.toSorted()]);
      },
      labelOf: (entrants) => rowApartFrom(entrants, keys),
    },
    parameters: keys,
  };
}
