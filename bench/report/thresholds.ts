import { contenderName, isMeantBy } from '../core/contender.ts';
import { Failure } from '../core/failure.ts';
import type { Metric } from '../core/metrics.ts';
import { printable } from '../core/printable.ts';
import type { Microseconds } from '../core/units.ts';
import { clockErrorOf } from './clock-error.ts';
import { OPERATORS, parseMetricRule, type MetricRule } from './metric-rule.ts';
import { inWords } from './scale.ts';
import type { RowSummary, Summary } from './summary.ts';
import { LIMIT_FORMS } from './threshold-limit.ts';

/** What a run must keep. */
export type Threshold = Omit<MetricRule, 'limitText'> & {
  /** In the metric's base unit. */
  readonly limit: number;
};

const FORM = { name: 'threshold', example: 'lateness.p99<50ms or sse:bytes.down<=130' } as const;

/** Throws a Failure for text of another form, an unknown row or metric, and a limit that does not fit its unit. */
export function parseThreshold(text: string): Threshold {
  const { limitText, ...rule } = parseMetricRule(text, FORM);
  return { ...rule, limit: limitOf(rule.metric, limitText) };
}

function limitOf({ id, unit }: Metric, text: string): number {
  const { parse, example } = LIMIT_FORMS[unit];
  const limit = parse(text);
  if (limit !== undefined && Number.isFinite(limit)) return limit;
  throw new Failure(printable(`"${text}" is no limit for ${id}: give it ${example}`));
}

export type Verdict = {
  readonly threshold: Threshold;
  /** Undefined when the run has no row that the threshold is for. */
  readonly row: RowSummary | undefined;
  /** The median; undefined when no trial that holds has a value, which fails. */
  readonly value: number | undefined;
  /** By how much the clocks of pages may put the value off; 0 where the host's own clock tells it. */
  readonly clockErrorUs: Microseconds;
  readonly passed: boolean;
};

/** A verdict for each threshold and row that it is for: never none, lest a check that found nothing pass. */
export function judge(thresholds: readonly Threshold[], { rows }: Summary): readonly Verdict[] {
  return thresholds.flatMap((threshold) => {
    const meant = rows.filter(({ row, control }) =>
      threshold.of === undefined ? !control : isMeantBy(threshold.of, row),
    );
    return meant.length === 0
      ? [verdictOn(threshold, undefined)]
      : meant.map((row) => verdictOn(threshold, row));
  });
}

function verdictOn(threshold: Threshold, row: RowSummary | undefined): Verdict {
  const value = row?.samples.get(threshold.metric.id)?.median;
  const passed = value !== undefined && OPERATORS[threshold.operator](value, threshold.limit);
  const clockErrorUs = row === undefined ? 0 : clockErrorOf(threshold.metric, row);
  return { threshold, row, value, clockErrorUs, passed };
}

/**
 * One line: `failed  WebSocket: bytes.down is 141 B, not <= 130 B`. A limit that is no farther from the value than the
 * clock of its pages may be off decides nothing, and the line says so.
 */
export function verdictLine({ threshold, row, value, clockErrorUs, passed }: Verdict): string {
  const { metric, operator, limit } = threshold;
  const wanted = `${operator} ${inWords(limit, metric.unit)}`;
  const who = row?.label ?? (threshold.of === undefined ? 'every row' : contenderName(threshold.of));
  if (value === undefined) return `failed  ${who}: ${metric.id} has no measured value to be ${wanted}`;
  const error = inWords(clockErrorUs, metric.unit);
  const found = `${who}: ${metric.id} is ${value < clockErrorUs ? `<${error}` : inWords(value, metric.unit)}`;
  const doubt =
    clockErrorUs > 0 && Math.abs(limit - value) <= clockErrorUs
      ? `; the clock of its pages may be off by ${error}, so that it may be otherwise`
      : '';
  return `${passed ? `passed  ${found}, ${wanted}` : `failed  ${found}, not ${wanted}`}${doubt}`;
}
