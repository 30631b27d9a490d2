import { Failure } from '../core/failure.ts';
import { metricOf, METRICS, type Metric } from '../core/metrics.ts';
import { printable } from '../core/printable.ts';
import { isRowId, ROW_IDS, type RowId } from '../transports.ts';
import { inWords } from './scale.ts';
import type { RowSummary, Summary } from './summary.ts';
import { LIMIT_FORMS } from './threshold-limit.ts';
import { unknownName } from './unknown-name.ts';

const OPERATORS = {
  '<=': (value, limit) => value <= limit,
  '>=': (value, limit) => value >= limit,
  '<': (value, limit) => value < limit,
  '>': (value, limit) => value > limit,
} as const satisfies Record<string, (value: number, limit: number) => boolean>;

/** What a run must keep: `lateness.p99<50ms` of every row but the control, `sse:lateness.p99<50ms` of one. */
export type Threshold = {
  readonly row: RowId | undefined;
  readonly metric: Metric;
  readonly operator: keyof typeof OPERATORS;
  /** In the metric's base unit. */
  readonly limit: number;
};

const FORM = /^(?:(?<row>[^:<>=]*):)?(?<metric>[^:<>=]+)(?<operator><=|>=|<|>)(?<limit>[^<>=]+)$/;

/** Throws a Failure for text of another form, an unknown row or metric, and a limit that does not fit its unit. */
export function parseThreshold(text: string): Threshold {
  const parts = FORM.exec(text)?.groups;
  const operator = parts?.['operator'];
  if (parts === undefined || !isOperator(operator)) {
    const example = 'lateness.p99<50ms or sse:bytes.down<=130';
    throw new Failure(printable(`"${text}" is no threshold: write it as ${example}, with < <= > or >=`));
  }
  const metric = namedMetric(parts['metric']?.trim() ?? '');
  const row = parts['row'] === undefined ? undefined : namedRow(parts['row'].trim());
  return { row, metric, operator, limit: limitOf(metric, parts['limit']?.trim() ?? '') };
}

function isOperator(text: string | undefined): text is keyof typeof OPERATORS {
  return text !== undefined && Object.hasOwn(OPERATORS, text);
}

function namedMetric(id: string): Metric {
  const metric = metricOf(id);
  if (metric !== undefined) return metric;
  throw unknownName(
    'metric',
    id,
    METRICS.map((known) => known.id),
  );
}

function namedRow(id: string): RowId {
  if (isRowId(id)) return id;
  throw unknownName('row', id, ROW_IDS);
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
  readonly passed: boolean;
};

/** A verdict for each threshold and row that it is for: never none, lest a check that found nothing pass. */
export function judge(thresholds: readonly Threshold[], { rows }: Summary): readonly Verdict[] {
  return thresholds.flatMap((threshold) => {
    const meant = rows.filter(({ row, control }) =>
      threshold.row === undefined ? !control : row === threshold.row,
    );
    return meant.length === 0
      ? [verdictOn(threshold, undefined)]
      : meant.map((row) => verdictOn(threshold, row));
  });
}

function verdictOn(threshold: Threshold, row: RowSummary | undefined): Verdict {
  const value = row?.samples.get(threshold.metric.id)?.median;
  const passed = value !== undefined && OPERATORS[threshold.operator](value, threshold.limit);
  return { threshold, row, value, passed };
}

/** One line: `failed  WebSocket: bytes.down is 141 B, not <= 130 B`. */
export function verdictLine({ threshold, row, value, passed }: Verdict): string {
  const { metric, operator, limit } = threshold;
  const wanted = `${operator} ${inWords(limit, metric.unit)}`;
  const who = row?.label ?? threshold.row ?? 'every row';
  if (value === undefined) return `failed  ${who}: ${metric.id} has no measured value to be ${wanted}`;
  const found = `${who}: ${metric.id} is ${inWords(value, metric.unit)}`;
  return passed ? `passed  ${found}, ${wanted}` : `failed  ${found}, not ${wanted}`;
}
