import type { Metric } from '../core/metrics.ts';
import type { Unit } from '../core/units.ts';
import { CONTROL_ROW, rowOf } from '../transports.ts';
import { namedMetric } from './metric-rule.ts';

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  us: 'microseconds in files; tables show µs, ms or s',
  bytes: 'bytes in files; tables show B, kB or MB',
  share: 'a share of 1 in files; tables show %',
  ratio: 'a ratio',
  count: 'a count',
};

const KIND_WORDS: Readonly<Record<Metric['kind'], string>> = {
  exact: 'exact: the plan determines it, so any difference is one',
  'exact-for-streams':
    'exact where a subscription asks once (streams; bytes not under TLS, which joins what is sent at once), sampled where it asks again and again',
  sampled: 'sampled: it depends on time, and needs repetitions',
};

/** Everything there is to know of a metric. Throws a Failure with the nearest names for one that is unknown. */
export function explain(id: string): string {
  const metric = namedMetric(id);
  const lines = [
    `${metric.id} ("${metric.title}")`,
    '',
    metric.meaning,
    '',
    `unit:    ${UNIT_WORDS[metric.unit]}`,
  ];
  lines.push(`better:  ${metric.better}`, `kind:    ${KIND_WORDS[metric.kind]}`);
  if ('timesControl' in metric) {
    lines.push(`times:   ${metric.timesControl} of ${rowOf(CONTROL_ROW).title}, repetition by repetition`);
  }
  return lines.join('\n');
}
