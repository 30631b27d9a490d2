import type { Bytes } from '../../core/units.ts';
import { DIRECTIONS, type Direction, type Pair } from './dissector.ts';
import { LAYERS, type Layer } from './layers.ts';

/** `connect`: until the measured window; `steady`: the window and its drain; `teardown`: all that comes later. */
export const PHASES = ['connect', 'steady', 'teardown'] as const;
export type Phase = (typeof PHASES)[number];

export type Tally = {
  readonly layers: Readonly<Record<Layer, Bytes>>;
  /** Of these, what messages that clients sent up took, with their echoes. */
  readonly wayUp: Readonly<Record<Layer, Bytes>>;
  /** Events that came through whole, as seen on the wire. */
  readonly events: number;
  /** Request heads that came through whole, as seen on the wire. */
  readonly requests: number;
};

/** Why bytes could not be told apart, and how many. */
export type Unaccounted = {
  readonly direction: Direction;
  readonly phase: Phase;
  readonly reason: string;
  readonly bytes: Bytes;
};

/** Where the bytes of one or more connections went: plain data, fit for JSON. */
export type Ledger = Pair<Readonly<Record<Phase, Tally>>> & {
  /** The layer of this name, by reason. */
  readonly unaccounted: readonly Unaccounted[];
};

/** What a sum is taken over; without a key, over all. */
export type Selection = {
  readonly direction?: Direction;
  readonly phase?: Phase;
  readonly layer?: Layer;
};

export function totalBytes(ledger: Ledger, of: Selection = {}): Bytes {
  return bytesIn(ledger, of, 'layers');
}

/** As {@link totalBytes}, of what messages that clients sent up took, with their echoes. */
export function wayUpBytes(ledger: Ledger, of: Selection = {}): Bytes {
  return bytesIn(ledger, of, 'wayUp');
}

function bytesIn(ledger: Ledger, of: Selection, which: 'layers' | 'wayUp'): Bytes {
  let total = 0;
  for (const tally of talliesOf(ledger, of)) {
    for (const layer of LAYERS)
      if (of.layer === undefined || of.layer === layer) total += tally[which][layer];
  }
  return total;
}

export function totalEvents(ledger: Ledger, of: Omit<Selection, 'layer'> = {}): number {
  return talliesOf(ledger, of).reduce((sum, tally) => sum + tally.events, 0);
}

export function totalRequests(ledger: Ledger, of: Omit<Selection, 'layer'> = {}): number {
  return talliesOf(ledger, of).reduce((sum, tally) => sum + tally.requests, 0);
}

/** One ledger for all; of none, one that holds nothing. */
export function mergeLedgers(ledgers: readonly Ledger[]): Ledger {
  const merged = (direction: Direction) =>
    byPhase((phase) => mergeTallies(ledgers.map((ledger) => ledger[direction][phase])));
  return { up: merged('up'), down: merged('down'), unaccounted: mergeUnaccounted(ledgers) };
}

function mergeTallies(tallies: readonly Tally[]): Tally {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  return {
    layers: byLayer((layer) => sum((tally) => tally.layers[layer])),
    wayUp: byLayer((layer) => sum((tally) => tally.wayUp[layer])),
    events: sum((tally) => tally.events),
    requests: sum((tally) => tally.requests),
  };
}

function mergeUnaccounted(ledgers: readonly Ledger[]): readonly Unaccounted[] {
  const merged = new Map<string, Unaccounted>();
  for (const entry of ledgers.flatMap((ledger) => ledger.unaccounted)) {
    const key = `${entry.direction} ${entry.phase} ${entry.reason}`;
    merged.set(key, { ...entry, bytes: entry.bytes + (merged.get(key)?.bytes ?? 0) });
  }
  return [...merged.values()];
}

function talliesOf(ledger: Ledger, of: Selection): readonly Tally[] {
  const directions = of.direction === undefined ? DIRECTIONS : [of.direction];
  const phases = of.phase === undefined ? PHASES : [of.phase];
  return directions.flatMap((direction) => phases.map((phase) => ledger[direction][phase]));
}

/** A record with what `of` says for every layer. */
export function byLayer<T>(of: (layer: Layer) => T): Record<Layer, T> {
  return Object.fromEntries(LAYERS.map((layer) => [layer, of(layer)])) as Record<Layer, T>;
}

/** A record with what `of` says for every phase. */
export function byPhase<T>(of: (phase: Phase) => T): Record<Phase, T> {
  return { connect: of('connect'), steady: of('steady'), teardown: of('teardown') };
}
