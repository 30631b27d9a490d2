import type { Bytes } from '../core/units.ts';
import type { Workload } from '../predict/workload.ts';
import { figuresOf, type RowForecast } from './forecast.ts';
import { latenessFigures } from './lateness-forecast.ts';

export type ForecastAbout = {
  readonly headers: string;
  readonly tls: boolean;
  readonly bodyBytes: Bytes;
  readonly workload: Workload;
  readonly clientCounts: readonly number[];
};

/** A forecast for programs: in numbers that nothing has rounded. */
export function forecastJson(all: readonly RowForecast[], { clientCounts, ...about }: ForecastAbout): string {
  const rows = all.map((forecast) => ({
    row: forecast.row,
    http: forecast.http,
    costs: forecast.costs,
    latenessUs: latenessFigures(forecast, about.workload),
    clients: clientCounts.map((clients) => ({ clients, ...figuresOf(forecast, clients, all) })),
  }));
  return JSON.stringify({ ...about, rows }, null, 2);
}
