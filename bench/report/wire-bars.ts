import type { Layer } from '../core/layers.ts';
import type { Bytes } from '../core/units.ts';
import type { Summary } from './summary.ts';

/** Which layers a bar is made of, from its left end, and the letter that stands for each. */
export const BAR_LAYERS: readonly {
  readonly layer: Layer;
  readonly letter: string;
  readonly title: string;
}[] = [
  { layer: 'payload', letter: 'P', title: 'payload' },
  { layer: 'event-framing', letter: 'e', title: 'event framing' },
  { layer: 'transfer-framing', letter: 't', title: 'transfer framing' },
  { layer: 'request-heads', letter: 'Q', title: 'request heads' },
  { layer: 'response-heads', letter: 'R', title: 'response heads' },
  { layer: 'protocol-control', letter: 'c', title: 'control' },
  { layer: 'tls', letter: 's', title: 'TLS' },
];

export type WireBar = {
  readonly label: string;
  /** Bytes per event, both ways, in the order of BAR_LAYERS. */
  readonly parts: readonly Bytes[];
  readonly total: Bytes;
  /** The total as a multiple of the least of all rows but the control. */
  readonly timesLeast: number;
};

/** A bar for each row whose bytes a ledger told apart; empty where there was none. */
export function wireBars({ rows }: Summary): readonly WireBar[] {
  const bars = rows.flatMap(({ label, control, samples }) => {
    const total = samples.get('wire.total')?.median;
    if (total === undefined) return [];
    const bytesOf = (layer: Layer, direction: string): Bytes =>
      samples.get(`wire.${layer}.${direction}`)?.median ?? 0;
    const parts = BAR_LAYERS.map(({ layer }) => bytesOf(layer, 'up') + bytesOf(layer, 'down'));
    return [{ label, control, parts, total }];
  });
  const rivals = bars.filter(({ control }) => !control);
  const least = Math.min(...(rivals.length > 0 ? rivals : bars).map(({ total }) => total));
  return bars.map(({ label, parts, total }) => ({ label, parts, total, timesLeast: total / least }));
}

/**
 * The lengths of a bar's parts, in characters: rounded so that they add up to the whole, and so that no part that
 * has bytes vanishes from a bar that has room for it.
 */
export function barLengths(parts: readonly Bytes[], charactersPerByte: number): readonly number[] {
  let bytes = 0;
  let drawn = 0;
  return parts.map((part) => {
    bytes += part;
    const end = Math.max(drawn + (part > 0 ? 1 : 0), Math.round(bytes * charactersPerByte));
    const length = part > 0 ? end - drawn : 0;
    drawn += length;
    return length;
  });
}
