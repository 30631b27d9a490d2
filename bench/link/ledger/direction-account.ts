import type { Bytes } from '../../core/units.ts';
import type { Account, Direction, Offset } from './dissector.ts';
import type { Layer } from './layers.ts';
import { byLayer, byPhase, type Phase, type Tally, type Unaccounted } from './ledger.ts';
import { WayUpAccount } from './way-up-account.ts';

type MutableTally = {
  readonly layers: Record<Layer, Bytes>;
  readonly wayUp: Record<Layer, Bytes>;
  events: number;
  requests: number;
  readonly reasons: Map<string, Bytes>;
};

type Period = { readonly phase: Phase; readonly from: Offset };

/**
 * Adds up one direction of a connection, phase by phase. A byte belongs to the phase in which it passed, however
 * late its layer is decided.
 */
export class DirectionAccount implements Account {
  readonly annotated = false;
  readonly wayUp: Account = new WayUpAccount(this);
  readonly #tallies = byPhase(newTally);
  /** The latest first. */
  readonly #periods: Period[] = [{ phase: 'connect', from: 0 }];
  #current: MutableTally = this.#tallies.connect;
  #phase: Phase = 'connect';
  #since: Offset = 0;
  #booked: Bytes = 0;

  /** Bytes whose layer has been decided. */
  get booked(): Bytes {
    return this.#booked;
  }

  /** Bytes from offset `at` on belong to this phase. */
  enter(phase: Phase, at: Offset): void {
    if (phase === this.#phase) return;
    this.#periods.unshift({ phase, from: at });
    this.#phase = phase;
    this.#since = at;
    this.#current = this.#tallies[phase];
  }

  /** Adds bytes that pass no dissector, to the phase that is on: what TLS costs. */
  add(layer: Layer, bytes: Bytes): void {
    this.#current.layers[layerIn(this.#phase, layer)] += bytes;
  }

  book(layer: Layer, at: Offset, bytes: Bytes): void {
    this.#booked += bytes;
    this.#sum('layers', layer, at, bytes);
  }

  /** Of bytes that are booked besides. */
  bookWayUp(layer: Layer, at: Offset, bytes: Bytes): void {
    this.#sum('wayUp', layer, at, bytes);
  }

  bookPart(layer: Layer, at: Offset, bytes: Bytes): void {
    this.book(layer, at, bytes);
  }

  bookUnaccounted(at: Offset, bytes: Bytes, reason: string): void {
    if (bytes === 0) return;
    this.book('unaccounted', at, bytes);
    this.#eachPeriod(at, bytes, (phase, share) => {
      const { reasons } = this.#tallies[phase];
      reasons.set(reason, (reasons.get(reason) ?? 0) + share);
    });
  }

  countEvent(at: Offset): void {
    this.#tallyAt(at).events += 1;
  }

  countRequest(at: Offset): void {
    this.#tallyAt(at).requests += 1;
  }

  /** What has been decided so far. */
  tallies(): Readonly<Record<Phase, Tally>> {
    return byPhase((phase) => {
      const { layers, wayUp, events, requests } = this.#tallies[phase];
      return { layers: { ...layers }, wayUp: { ...wayUp }, events, requests };
    });
  }

  /** Why bytes before the teardown are unaccounted for. */
  unaccounted(direction: Direction): readonly Unaccounted[] {
    return (['connect', 'steady'] as const).flatMap((phase) =>
      [...this.#tallies[phase].reasons].map(([reason, bytes]) => ({ direction, phase, reason, bytes })),
    );
  }

  #sum(which: 'layers' | 'wayUp', layer: Layer, at: Offset, bytes: Bytes): void {
    if (at >= this.#since) {
      this.#current[which][layerIn(this.#phase, layer)] += bytes;
      return;
    }
    this.#eachPeriod(at, bytes, (phase, share) => {
      this.#tallies[phase][which][layerIn(phase, layer)] += share;
    });
  }

  #tallyAt(at: Offset): MutableTally {
    const period = at >= this.#since ? undefined : this.#periods.find(({ from }) => at >= from);
    return period === undefined ? this.#current : this.#tallies[period.phase];
  }

  #eachPeriod(at: Offset, bytes: Bytes, tell: (phase: Phase, share: Bytes) => void): void {
    let end = at + bytes;
    for (const { phase, from } of this.#periods) {
      const start = Math.max(at, from);
      if (start < end) tell(phase, end - start);
      end = Math.min(end, start);
    }
  }
}

/** After the drain nothing is told apart any more: it is all the end of the connection. */
function layerIn(phase: Phase, layer: Layer): Layer {
  return phase === 'teardown' ? 'teardown' : layer;
}

function newTally(): MutableTally {
  return { layers: byLayer(() => 0), wayUp: byLayer(() => 0), events: 0, requests: 0, reasons: new Map() };
}
