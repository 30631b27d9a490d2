import { parameterDifferences } from '../compare/comparability.ts';
import type { ParameterKey } from '../compare/parameter-names.ts';
import { contenderName, parseContender, variantOfSide, type Contender } from '../core/contender.ts';
import { needsLink } from '../core/path.ts';
import type { Parameters, RunResult } from '../core/result.ts';
import { parametersOf } from '../report/summary.ts';
import type { Suite } from '../suites/suite.ts';
import { SUITES } from '../suites/suites.ts';
import { isRowId, rowOver } from '../transports.ts';
import type { SuiteAsked } from './evidence-names.ts';

/** What only scales a workload: rules take it from the file. Any other parameter changes what is measured. */
const SCALING: readonly ParameterKey[] = [
  'agents',
  'subscriptionsPerAgent',
  'drivers',
  'ratePerSecond',
  'upstreamPerSecond',
  'arrival',
  'bodyBytes',
  'durationUs',
  'warmupUs',
  'drainUs',
  'pollEveryUs',
  'holdUs',
];

/**
 * In what a run of a suite measured something else than the suite by itself does, in words that are not printable yet;
 * nothing for a run that claims and advice may be judged from.
 */
export function differencesFromSuite(suite: SuiteAsked, result: RunResult): readonly string[] {
  const own: Suite = SUITES[suite];
  const contenders = contendersIn(result);
  const differing = contenders.flatMap((contender) =>
    differences(contender, ownScenarioOf(own, contender), parametersOf(result, contender)),
  );
  if (differing.length > 0) return [...new Set(differing)];
  const foreign = contenders.flatMap(({ variant }) =>
    variant === undefined || Object.hasOwn(own.variants ?? {}, variant) ? [] : [variant],
  );
  return foreign.length === 0 ? [] : [`the variants ${[...new Set(foreign)].toSorted().join(' and ')}`];
}

function contendersIn({ order, trials }: RunResult): readonly Contender[] {
  return [...new Set([...order.flat(), ...trials.map(contenderName)])].map(parseContender);
}

/** Of a side, the scenario that it is a side of. */
function ownScenarioOf({ parameters, variants = {} }: Suite, { variant = '' }: Contender): Parameters {
  const divided = Object.keys(variants).find((name) => variant.startsWith(variantOfSide(name, '')));
  return { ...parameters, ...(variants[variant] ?? variants[divided ?? ''])?.changes };
}

function differences({ row }: Contender, own: Parameters, its: Parameters): readonly string[] {
  const isSameHttp = isRowId(row) && rowOver(row, own.http).http === rowOver(row, its.http).http;
  return parameterDifferences(own, its, [
    ...SCALING,
    ...(isSameHttp ? (['http'] as const) : []),
    // One that is there for something else is told of by that.
    ...(needsLink(own) === needsLink(its) ? (['link'] as const) : []),
  ]);
}
