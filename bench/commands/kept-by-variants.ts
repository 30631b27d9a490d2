import { keysOf, parameterInWords, parameterName, type ParameterKey } from '../compare/parameter-names.ts';
import type { Parameters } from '../core/result.ts';
import type { Suite } from '../suites/suite.ts';

/**
 * A line for each parameter that was asked for, other than the suite has it, and that variants of the suite set themselves: those keep their own, as
 * it is what they differ in.
 */
export function keptByVariants(
  { parameters, variants = {} }: Pick<Suite, 'parameters' | 'variants'>,
  asked: Parameters,
): readonly string[] {
  const all = Object.values(variants);
  const lines = keysOf(asked).flatMap((key) => {
    if (asked[key] === parameters[key]) return [];
    const keeping = all.filter(({ changes }) => key in changes && changes[key] !== asked[key]).length;
    if (keeping === 0) return [];
    const who = keeping === all.length ? 'all variants of the suite' : `${keeping} of ${all.length} variants`;
    return [`${flagOf(key, asked[key])}: ${who} set it themselves, and keep theirs`];
  });
  return [...new Set(lines)];
}

/** As it is typed. */
function flagOf(key: ParameterKey, value: Parameters[ParameterKey]): string {
  const name = parameterName(key);
  if (typeof value === 'boolean') return value ? `--${name}` : `--no-${name}`;
  return `--${name} ${parameterInWords(key, value)}`;
}
