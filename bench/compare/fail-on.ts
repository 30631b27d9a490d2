import { contenderName, isMeantBy } from '../core/contender.ts';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { OPERATORS, parseMetricRule, type MetricRule } from '../report/metric-rule.ts';
import type { SampledChange } from '../stats/sampled-change.ts';
import type { Change, ComparedCell, Comparison, ExactChange } from './comparison.ts';
import { extremesInWords, occurrenceInWords, rangeInWords, ratioInWords } from './words.ts';

/** What may not happen, such as `lateness.p99 > +10%`. */
export type ChangeRule = Omit<MetricRule, 'limitText'> & {
  /** As a share of the base: 0.1 for +10 %. */
  readonly limit: number;
};

const FORM = { name: 'rule', example: "'lateness.p99 > +10%' or 'sse:bytes.overhead > 0%'" } as const;
const PERCENT = /^([+-]?\d+(?:\.\d+)?)\s*%$/;

/** Throws a Failure for text of another form, an unknown row or metric, and a limit that is no percentage. */
export function parseChangeRule(text: string): ChangeRule {
  const { limitText, ...rule } = parseMetricRule(text, FORM);
  const percent = PERCENT.exec(limitText)?.[1];
  if (percent !== undefined) return { ...rule, limit: Number(percent) / 100 };
  throw new Failure(printable(`"${limitText}" is no limit for a change: give it in percent, such as +10%`));
}

export type ChangeVerdict = {
  readonly rule: ChangeRule;
  readonly outcome: 'failed' | 'passed' | 'undecided';
  /** One printable line. */
  readonly line: string;
};

/**
 * A verdict for each rule and comparison that it is for. It fails where a change is real, by the rule for a
 * difference or since the figure is exact, and beyond the limit, be it in one repetition of an exact one; it passes where a real change is not, and where
 * none was found and the whole interval of the ratio keeps the limit. Where the clocks of pages tell, the interval
 * with their error has to be wholly on one side of the limit. Anything else is undecided.
 * @throws Failure when a rule has no row to judge, lest a check that found nothing pass
 */
export function judgeChanges(rules: readonly ChangeRule[], comparison: Comparison): readonly ChangeVerdict[] {
  return rules.flatMap((rule) => {
    const meant = cellsFor(rule, comparison);
    if (meant.length > 0) return meant.map((cell) => verdictOn(rule, cell));
    const what = rule.of === undefined ? 'nothing' : `no row ${contenderName(rule.of)}`;
    throw new Failure(printable(`--fail-on finds ${what} to compare that has ${rule.metric.id}`));
  });
}

type Named = { readonly cell: ComparedCell; readonly name: string };

function cellsFor({ of, metric }: ChangeRule, { tables, columns }: Comparison): readonly Named[] {
  const rows = tables.find((table) => table.metric.id === metric.id)?.rows ?? [];
  return rows.flatMap(({ label, cells }) =>
    cells.flatMap((cell, index) => {
      if (cell === undefined || index === 0) return [];
      const isMeant = of === undefined ? !cell.control : isMeantBy(of, cell.contender);
      const name = [label, columns[index] ?? ''].filter((word) => word !== '').join(', ');
      return isMeant ? [{ cell, name }] : [];
    }),
  );
}

const OUTCOME_WORDS = { failed: 'which is', passed: 'which is not', undecided: 'which may be' } as const;

function verdictOn(rule: ChangeRule, { cell: { change }, name }: Named): ChangeVerdict {
  const { metric, operator, limit } = rule;
  const outcome = change === undefined ? 'undecided' : outcomeOf(rule, change);
  const limitWords = `${OUTCOME_WORDS[outcome]} ${operator} ${ratioInWords(1 + limit)}`;
  return { rule, outcome, line: `${outcome}  ${name}: ${metric.id} ${foundWords(change)}, ${limitWords}` };
}

function outcomeOf({ operator, limit }: ChangeRule, change: Change): ChangeVerdict['outcome'] {
  const isBeyond = (ratio: number): boolean => OPERATORS[operator](ratio, 1 + limit);
  const { verdict } = change;
  if (verdict === 'same') return 'passed';
  if (verdict === 'untestable') return 'undecided';
  if (change.kind === 'exact') return exactOutcome(change, isBeyond);
  return sampledOutcome(change, isBeyond);
}

function sampledOutcome(
  { verdict, interval, withClockError }: SampledChange,
  isBeyond: (ratio: number) => boolean,
): ChangeVerdict['outcome'] {
  if (interval === undefined) return 'undecided';
  const isReal = verdict !== 'none';
  if (isReal && withClockError === undefined) return isBeyond(interval.ratio) ? 'failed' : 'passed';
  const { low, high } = withClockError ?? interval;
  if (!isBeyond(low) && !isBeyond(high)) return 'passed';
  return isReal && isBeyond(low) && isBeyond(high) ? 'failed' : 'undecided';
}

/** One repetition beyond the limit is enough; but what is higher in some and lower in others has no direction. */
function exactOutcome(
  { verdict, extremes: { low, high } }: ExactChange,
  isBeyond: (ratio: number) => boolean,
): ChangeVerdict['outcome'] {
  if (!isBeyond(low) && !isBeyond(high)) return 'passed';
  return verdict === 'mixed' ? 'undecided' : 'failed';
}

function exactWords(change: ExactChange): string {
  const words = [extremesInWords(change), occurrenceInWords(change)];
  return `changed by ${words.filter((word) => word !== '').join(' ')}`;
}

function foundWords(change: Change | undefined): string {
  if (change === undefined) return 'has no value on both sides';
  if (change.verdict === 'same') return 'is the same';
  if (change.kind === 'exact') {
    return change.verdict === 'untestable' ? 'has no repetition on both sides' : exactWords(change);
  }
  const { verdict, interval, withClockError, obstacle } = change;
  if (interval === undefined) return `has no verdict (${obstacle ?? 'no ratio'})`;
  const { low, high } = withClockError ?? interval;
  const range = `(${rangeInWords(low, high)}${withClockError === undefined ? '' : " with the clocks' error"})`;
  if (obstacle === 'clock error') return `has no verdict ${range}`;
  return verdict === 'none' ? `shows no difference ${range}` : `${changedBy(interval.ratio)} ${range}`;
}

function changedBy(ratio: number): string {
  return `changed by ${ratioInWords(ratio)}`;
}
