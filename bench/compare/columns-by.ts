import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { isRowId, rowOf } from '../transports.ts';
import { changesOf, type ComparedRun, type Entrant } from './entrants.ts';
import { keysOf, parameterInWords, parameterName } from './parameter-names.ts';
import type { ParameterKey } from './parameter-names.ts';

/** What a column or a row is told from the others by, and what stands above or before it; printable. */
export type Place = { readonly key: string; readonly label: string };

/** What makes the columns of a comparison, and so its rows. */
export type ColumnsBy = {
  readonly name: string;
  readonly columnOf: (entrant: Entrant) => Place;
  readonly rowOf: (entrant: Entrant) => Place;
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
    columnOf: ({ run }) => ({ key: String(runs.indexOf(run)), label: run.label }),
    rowOf: ({ summary }) => ({ key: summary.row, label: summary.label }),
    parameters: [],
  };
}

function byTransport(runs: readonly ComparedRun[]): ColumnsBy {
  return {
    name: 'transport',
    columnOf: ({ contender: { row } }) => ({ key: row, label: printable(titleOf(row)) }),
    rowOf: ({ run, contender: { variant = '' } }) => rowWithin(run, runs, variant, variant),
    parameters: [],
  };
}

function byVariant(runs: readonly ComparedRun[]): ColumnsBy {
  const changes = runs.flatMap(({ result: { variants = {} } }) => Object.values(variants));
  return {
    name: 'variant',
    columnOf: ({ contender: { variant } }) => ({ key: variant ?? '', label: printable(variant ?? 'none') }),
    rowOf: ({ run, contender: { row } }) => rowWithin(run, runs, row, titleOf(row)),
    parameters: changes.flatMap((change) => Object.keys(change) as ParameterKey[]),
  };
}

function titleOf(row: string): string {
  return isRowId(row) ? rowOf(row).title : row;
}

/** Of one run, named with it if there are several. */
function rowWithin(run: ComparedRun, runs: readonly ComparedRun[], key: string, label: string): Place {
  const words = [printable(label), runs.length > 1 ? run.label : ''];
  return {
    key: JSON.stringify([runs.indexOf(run), key]),
    label: words.filter((word) => word !== '').join(', '),
  };
}

function byParameter(name: string, keys: readonly ParameterKey[]): ColumnsBy {
  return {
    name,
    columnOf: ({ parameters }) => {
      const words = keys.map((key) => printable(parameterInWords(key, parameters[key])));
      return {
        key: JSON.stringify(keys.map((key) => parameters[key])),
        label: [...new Set(words)].join(' / '),
      };
    },
    // Variants that change the same besides stand in one row.
    rowOf: ({ run, contender, summary }) => {
      const changes = Object.entries(changesOf(run.result, contender));
      const others = changes.filter(([key]) => !keys.some((one) => one === key));
      return { key: JSON.stringify([contender.row, ...others.toSorted()]), label: summary.label };
    },
    parameters: keys,
  };
}
