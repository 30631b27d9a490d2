import type { Measurement } from './measurement.ts';
import { BROADCAST_METRICS } from './metrics/broadcast.ts';
import { BYTE_METRICS } from './metrics/bytes.ts';
import { DELIVERY_METRICS } from './metrics/delivery.ts';
import { ECHO_METRICS } from './metrics/echo.ts';
import { KEPT_METRICS } from './metrics/kept.ts';
import { LATENESS_METRICS } from './metrics/lateness.ts';
import type { Metric } from './metrics/metric.ts';
import { PAGE_METRICS } from './metrics/pages.ts';
import { REQUEST_METRICS } from './metrics/requests.ts';
import { RESOURCE_METRICS } from './metrics/resources.ts';
import { SATURATION_METRICS } from './metrics/saturation.ts';
import { WIRE_METRICS } from './metrics/wire.ts';
import type { SaturationMeasurement } from './saturation.ts';

export type { Metric } from './metrics/metric.ts';
export type MetricId = string;

/** Every metric, defined once: columns, the result file and `explain` derive from this table. */
export const METRICS: readonly Metric[] = [
  ...DELIVERY_METRICS,
  ...LATENESS_METRICS,
  ...REQUEST_METRICS,
  ...BYTE_METRICS,
  ...WIRE_METRICS,
  ...KEPT_METRICS,
  ...RESOURCE_METRICS,
  ...ECHO_METRICS,
  ...BROADCAST_METRICS,
  ...SATURATION_METRICS,
  ...PAGE_METRICS,
];

export function metricOf(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}

/**
 * Every metric that one trial holds by itself, by id; what does not apply is left out, and so are times through a
 * link that was there for its ledger alone.
 */
export function valuesOf(measurement: Measurement): Record<MetricId, number> {
  const values: Record<MetricId, number> = {};
  const { link } = measurement;
  for (const metric of METRICS) {
    if (metric.feelsLink === true && link?.delayed === false) continue;
    const value = 'value' in metric ? metric.value(measurement) : undefined;
    if (value !== undefined && !Number.isNaN(value)) values[metric.id] = value;
  }
  return values;
}

/** As {@link valuesOf}, of a trial without a feed. */
export function saturationValuesOf(measurement: SaturationMeasurement): Record<MetricId, number> {
  const values: Record<MetricId, number> = {};
  for (const metric of METRICS) {
    const value = 'ofSaturation' in metric ? metric.ofSaturation(measurement) : undefined;
    if (value !== undefined && !Number.isNaN(value)) values[metric.id] = value;
  }
  return values;
}
