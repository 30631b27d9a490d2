import { METRICS, metricOf, type Metric, type MetricId } from '../core/metrics.ts';
import { HEADLINE } from '../report/headlines.ts';
import type { Entrant } from './entrants.ts';

export type MetricChoice = {
  /** `none`: but those that are named. */
  readonly of: 'all' | 'headline' | 'none';
  readonly named: readonly Metric[];
};

/** Each once. */
export function chosenMetrics({ of, named }: MetricChoice, entrants: readonly Entrant[]): readonly Metric[] {
  if (of === 'all') return METRICS;
  return [...new Set([...(of === 'headline' ? headline(entrants) : []), ...named])];
}

/** Of several that stand in for each other the one that every run has, else one that any has. */
function headline(entrants: readonly Entrant[]): readonly Metric[] {
  const byRun = [...Map.groupBy(entrants, ({ run }) => run).values()];
  const hasValues =
    (id: MetricId) =>
    (ofRun: readonly Entrant[]): boolean =>
      ofRun.some(({ summary }) => summary.samples.has(id));
  return HEADLINE.flatMap((choices) => {
    const id =
      choices.find((one) => byRun.every(hasValues(one))) ?? choices.find((one) => byRun.some(hasValues(one)));
    return id === undefined ? [] : (metricOf(id) ?? []);
  });
}
