import { contenderName, isMeantBy, parseContender, type Contender } from '../core/contender.ts';
import { Failure } from '../core/failure.ts';
import { metricOf, METRICS, type Metric } from '../core/metrics.ts';
import { printable } from '../core/printable.ts';
import { isRowId, ROW_IDS } from '../transports.ts';
import { unknownName } from './unknown-name.ts';

export const OPERATORS = {
  '<=': (value, limit) => value <= limit,
  '>=': (value, limit) => value >= limit,
  '<': (value, limit) => value < limit,
  '>': (value, limit) => value > limit,
} as const satisfies Record<string, (value: number, limit: number) => boolean>;

/**
 * A limit for a metric, of every row but the control, or of one, under any variant or a certain one:
 * `lateness.p99<50ms`, `sse:lateness.p99<50ms`, `sse@theirs:lateness.p99<50ms`.
 */
export type MetricRule = {
  readonly of: Contender | undefined;
  readonly metric: Metric;
  readonly operator: keyof typeof OPERATORS;
  /** As typed; what it may be depends on what the rule is for. */
  readonly limitText: string;
};

const FORM = /^(?:(?<row>[^:<>]*):)?(?<metric>[^:<>=]+)(?<operator><=|>=|<|>)(?<limit>[^<>=]+)$/;

/** Throws a Failure for text of another form, and an unknown row or metric. */
export function parseMetricRule(
  text: string,
  { name, example }: { readonly name: string; readonly example: string },
): MetricRule {
  const parts = FORM.exec(text)?.groups;
  const operator = parts?.['operator'];
  if (parts === undefined || !isOperator(operator)) {
    throw new Failure(printable(`"${text}" is no ${name}: write it as ${example}, with < <= > or >=`));
  }
  const metric = namedMetric(parts['metric']?.trim() ?? '');
  const of = parts['row'] === undefined ? undefined : namedContender(parts['row'].trim());
  return { of, metric, operator, limitText: parts['limit']?.trim() ?? '' };
}

/** Throws a Failure where a rule is for a row that is none of these, before anything is measured for it. */
export function assertMeant({ of }: Pick<MetricRule, 'of'>, names: readonly string[], option: string): void {
  if (of === undefined || names.some((name) => isMeantBy(of, name))) return;
  const wanted = contenderName(of);
  throw new Failure(printable(`${option}: there is no row ${wanted} here; there is ${names.join('; ')}`));
}

function isOperator(text: string | undefined): text is keyof typeof OPERATORS {
  return text !== undefined && Object.hasOwn(OPERATORS, text);
}

/** Throws a Failure with the nearest names for one that is unknown. */
export function namedMetric(id: string): Metric {
  const metric = metricOf(id);
  if (metric !== undefined) return metric;
  throw unknownName(
    'metric',
    id,
    METRICS.map((known) => known.id),
  );
}

function namedContender(name: string): Contender {
  const contender = parseContender(name);
  if (isRowId(contender.row)) return contender;
  throw unknownName('row', contender.row, ROW_IDS);
}
