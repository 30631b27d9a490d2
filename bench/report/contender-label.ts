import { withSide, type Contender } from '../core/contender.ts';
import { isOurs, markOf, type MeasuredServer } from '../core/measured-server.ts';
import { printable } from '../core/printable.ts';
import type { RunResult } from '../core/result.ts';
import { SIDES } from '../suites/beside-ours.ts';
import { isRowId, rowOf, rowOver, transportTitle } from '../transports.ts';

type Scenarios = Pick<RunResult, 'parameters' | 'variants'>;

/**
 * What a row is called by what it ran over, or its id where this version does not know it; printable. A version of HTTP
 * that is not the row's own stands in it, unless its variant sets it: then the variant's name tells.
 */
export function contenderTitle(
  { row, variant }: Contender,
  { parameters, variants = {} }: Scenarios,
): string {
  if (!isRowId(row)) return printable(row);
  const own = variant === undefined ? undefined : variants[variant]?.http;
  const over = rowOver(row, own === undefined ? parameters.http : own);
  return own === undefined || over.http === rowOf(row).http ? over.title : transportTitle(row);
}

/** The title and the variant; printable. */
export function contenderLabel(contender: Contender, scenarios: Scenarios): string {
  const { variant } = contender;
  const title = contenderTitle(contender, scenarios);
  if (variant === undefined) return title;
  const { server = scenarios.parameters.server } = scenarios.variants?.[variant] ?? {};
  return `${title}, ${printable(variantWords(variant, server))}`;
}

/** A variant, or the name of its side, in words: a server that is not ours is called what it calls itself. */
export function variantWords(variant: string, server: MeasuredServer): string {
  return isOurs(server) ? variant : withSide(variant, SIDES.theirs, `${server.name}${markOf(server)}`);
}
