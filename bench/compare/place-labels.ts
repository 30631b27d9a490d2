import { isOurs, markOf } from '../core/measured-server.ts';
import { printable } from '../core/printable.ts';
import { contenderTitle, variantWords } from '../report/contender-label.ts';
import { SIDES } from '../suites/beside-ours.ts';
import { isRowId, transportTitle } from '../transports.ts';
import { changesOf, type Entrant } from './entrants.ts';
import { parameterInWords, parameterName, type ParameterKey } from './parameter-names.ts';

/** What entrants of one row are called together by what they ran over; where that differs, their transport alone. */
export function titleLabel(entrants: readonly Entrant[]): string {
  const titles = new Set(entrants.map(({ contender, run }) => contenderTitle(contender, run.result)));
  const [row] = entrants.map(({ contender }) => contender.row);
  return titles.size > 1 && row !== undefined && isRowId(row) ? transportTitle(row) : all(titles);
}

/** Their variants, a server that is not ours called as it calls itself; `without` for none. */
export function variantLabel(entrants: readonly Entrant[], without: string): string {
  const words = entrants.map(({ contender: { variant }, parameters: { server } }) =>
    variant === undefined ? without : printable(variantWords(variant, server)),
  );
  return all(words);
}

/** Rows with their variants. */
export function rowLabel(entrants: readonly Entrant[]): string {
  return all(entrants.map(({ summary }) => summary.label));
}

/** Entrants of one row that differ in some parameters: called by their variant only where it is the same for all. */
export function rowApartFrom(entrants: readonly Entrant[], keys: readonly ParameterKey[]): string {
  const [first] = entrants;
  if (first === undefined || new Set(entrants.map(({ summary }) => summary.label)).size === 1)
    return rowLabel(entrants);
  return all([titleLabel(entrants), ...scenarioWords(first, keys)], ', ');
}

/** What a variant changes besides. */
function scenarioWords({ run, contender, parameters }: Entrant, keys: readonly ParameterKey[]) {
  const changed = Object.keys(changesOf(run.result, contender)) as ParameterKey[];
  const others = changed.filter((key) => key !== 'server' && !keys.includes(key));
  const sides = Object.values(run.result.variants ?? {}).some((changes) => changes.server !== undefined);
  return [
    ...others.map((key) => `${parameterName(key)} ${parameterInWords(key, parameters[key])}`),
    ...(sides && !keys.includes('server') ? [serverWords(parameters)] : []),
  ].map(printable);
}

function serverWords({ server }: Entrant['parameters']): string {
  return isOurs(server) ? SIDES.ours : `${server.name}${markOf(server)}`;
}

/** Each once. */
function all(words: Iterable<string>, between = ' / '): string {
  return [...new Set(words)].join(between);
}
