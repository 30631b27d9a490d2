import { LAYERS } from '../core/layers.ts';
import { asksForTimes } from '../core/path.ts';
import type { Distribution, LinkMeasurement, WireMeasurement } from '../core/measurement.ts';
import type { Parameters } from '../core/result.ts';
import type { Bytes } from '../core/units.ts';
import type { Direction } from '../link/ledger/dissector.ts';
import {
  byLayer,
  PHASES,
  totalBytes,
  totalEvents,
  wayUpBytes,
  type Ledger,
  type Selection,
} from '../link/ledger/ledger.ts';
import type { RelayReadings } from '../link/readings.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import { utilisationBetween } from '../measure/process-meter.ts';

type Pair = { readonly start: RelayReadings; readonly end: RelayReadings };

/** What a link did between two of its readings. */
export function linkMeasurement({ start, end }: Pair, parameters: Parameters): LinkMeasurement {
  const wire =
    start.ledger === undefined || end.ledger === undefined
      ? undefined
      : wireBetween(start.ledger, end.ledger);
  return {
    delayed: asksForTimes(parameters),
    cpuUs: end.process.cpuUs - start.process.cpuUs,
    utilisation: utilisationBetween(start.process, end.process),
    pauses: end.phases.steady.pauses.up + end.phases.steady.pauses.down,
    appliedDelay: { up: appliedDelay(end, 'up'), down: appliedDelay(end, 'down') },
    transit: mergeHistograms(PHASES.flatMap((phase) => Object.values(end.phases[phase].transit))),
    ...(wire === undefined ? {} : { wire }),
  };
}

function appliedDelay({ phases }: RelayReadings, direction: Direction): Distribution {
  return mergeHistograms([phases.steady.appliedDelay[direction]]);
}

/** Less what clients sent up, and its echoes. */
function ofFeed(ledger: Ledger, of: Selection): Bytes {
  return totalBytes(ledger, of) - wayUpBytes(ledger, of);
}

function wireBetween(start: Ledger, end: Ledger): WireMeasurement {
  const grown = (direction: Direction) =>
    byLayer((layer) => ofFeed(end, { direction, layer }) - ofFeed(start, { direction, layer }));
  return {
    up: grown('up'),
    down: grown('down'),
    events: totalEvents(end) - totalEvents(start),
    connect: LAYERS.reduce((sum, layer) => sum + totalBytes(start, { layer }), 0),
  };
}
