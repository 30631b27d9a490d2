import { LAYERS } from '../core/layers.ts';
import type { Distribution, LinkMeasurement, WireMeasurement } from '../core/measurement.ts';
import type { Parameters } from '../core/result.ts';
import type { Direction } from '../link/ledger/dissector.ts';
import { byLayer, PHASES, totalBytes, totalEvents, type Ledger } from '../link/ledger/ledger.ts';
import type { RelayReadings } from '../link/readings.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import { isDelayed } from './trial-plan.ts';

type Pair = { readonly start: RelayReadings; readonly end: RelayReadings };

/** What a link did between two of its readings. */
export function linkMeasurement({ start, end }: Pair, parameters: Parameters): LinkMeasurement {
  const wire =
    start.ledger === undefined || end.ledger === undefined
      ? undefined
      : wireBetween(start.ledger, end.ledger);
  return {
    delayed: isDelayed(parameters),
    cpuUs: end.process.cpuUs - start.process.cpuUs,
    appliedDelay: { up: appliedDelay(end, 'up'), down: appliedDelay(end, 'down') },
    transit: mergeHistograms(PHASES.flatMap((phase) => Object.values(end.phases[phase].transit))),
    ...(wire === undefined ? {} : { wire }),
  };
}

function appliedDelay({ phases }: RelayReadings, direction: Direction): Distribution {
  return mergeHistograms(
    PHASES.map((phase) => phases[phase].appliedDelay[direction]).filter((encoded) => encoded !== ''),
  );
}

function wireBetween(start: Ledger, end: Ledger): WireMeasurement {
  const grown = (direction: Direction) =>
    byLayer((layer) => totalBytes(end, { direction, layer }) - totalBytes(start, { direction, layer }));
  return {
    up: grown('up'),
    down: grown('down'),
    events: totalEvents(end) - totalEvents(start),
    connect: LAYERS.reduce((sum, layer) => sum + totalBytes(start, { layer }), 0),
  };
}
