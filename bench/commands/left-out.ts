import type { Parameters } from '../core/result.ts';
import type { Suite, Variant } from '../suites/suite.ts';
import { rowOver, type RowId } from '../transports.ts';

/** Why a row cannot take part in a variant, under its parameters; undefined when it can. */
type WhyNot = (row: RowId, parameters: Parameters, variant: Variant) => string | undefined;

type LeftOut = { readonly title: string; readonly scenario: string; readonly why: string };

/** A suite without the rows of its variants that cannot take part; which, and why, in a line each. */
export function withoutImpossible(
  suite: Suite,
  whyNot: WhyNot,
): { readonly suite: Suite; readonly lines: readonly string[] } {
  const { variants = {}, rows, parameters } = suite;
  const leftOut: LeftOut[] = [];
  const kept = Object.entries(variants).map(([name, variant]) => {
    const { changes, scenario = '' } = variant;
    const asked = variant.rows.filter((row) => rows.includes(row));
    const its = { ...parameters, ...changes };
    const possible = asked.filter((row) => {
      const why = whyNot(row, its, variant);
      if (why !== undefined) leftOut.push({ title: rowOver(row, its.http).title, scenario, why });
      return why === undefined;
    });
    return [name, { ...variant, rows: possible }] as const;
  });
  return {
    suite: { ...suite, variants: withoutEmpty(kept, variants) },
    lines: linesOn(leftOut),
  };
}

/** Without variants that have no row left, and without what stood for their sides. */
function withoutEmpty(
  kept: readonly (readonly [string, Variant])[],
  before: Readonly<Record<string, Variant>>,
): Readonly<Record<string, Variant>> {
  const scenariosOf = (variants: readonly Variant[]) => new Set(variants.map(({ scenario }) => scenario));
  const divided = scenariosOf(Object.values(before));
  const left = scenariosOf(kept.flatMap(([, variant]) => (variant.rows.length > 0 ? [variant] : [])));
  return Object.fromEntries(
    kept.filter(([name, { rows }]) => rows.length > 0 && (!divided.has(name) || left.has(name))),
  );
}

/** One for each reason, and all scenarios in which the same rows are left out for it. */
function linesOn(leftOut: readonly LeftOut[]): readonly string[] {
  return [...Map.groupBy(leftOut, ({ why }) => why)].flatMap(([why, its]) => {
    const byScenario = Map.groupBy(its, ({ scenario }) => scenario);
    const titlesIn = (scenario: string): string =>
      [...new Set((byScenario.get(scenario) ?? []).map(({ title }) => title))].join(', ');
    return [...Map.groupBy(byScenario.keys(), titlesIn)].map(([titles, scenarios]) => {
      const named = scenarios.filter((scenario) => scenario !== '');
      return `${titles}${named.length === 0 ? '' : ` (${named.join('; ')})`}: ${why}`;
    });
  });
}
