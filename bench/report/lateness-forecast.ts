import type { Microseconds } from '../core/units.ts';
import { latenessOf } from '../predict/lateness-of.ts';
import type { Workload } from '../predict/workload.ts';
import { titleOf, type RowForecast } from './forecast.ts';
import { scaled, scaleFor } from './scale.ts';
import { textTable, type TextColumn } from './text-table.ts';

/** A row's lateness by its closed form. */
export type LatenessFigures = Readonly<Record<'mean' | 'p50' | 'p99' | 'worst', Microseconds>>;

export function latenessFigures({ costs }: Pick<RowForecast, 'costs'>, workload: Workload): LatenessFigures {
  const { meanUs, worstUs, quantileUs } = latenessOf(costs.pattern, workload);
  return { mean: meanUs, p50: quantileUs(0.5), p99: quantileUs(0.99), worst: worstUs };
}

const COLUMNS = { mean: 'mean', p50: 'median', p99: 'p99', worst: 'worst' } as const;
const KEYS = Object.keys(COLUMNS) as readonly (keyof LatenessFigures)[];

/** How late events are by the network and by asking alone, a line for each row. */
export function latenessTable(all: readonly RowForecast[], workload: Workload): string {
  const lines = all.map((forecast) => {
    const figures = latenessFigures(forecast, workload);
    return { title: titleOf(forecast), values: KEYS.map((key) => figures[key]) };
  });
  const scale = scaleFor(
    'us',
    lines.flatMap(({ values }) => values),
  );
  const columns: readonly TextColumn[] = [
    { head: 'transport', align: 'left' },
    ...KEYS.map((key) => ({ head: `${COLUMNS[key]}\n${scale.label}`, align: 'right' as const })),
  ];
  return [
    'late by the network and by asking alone, without what the hosts take',
    textTable(
      columns,
      lines.map(({ title, values }) => [title, ...values.map((value) => scaled(value, scale))]),
    ),
  ].join('\n');
}
