import type { Distribution, Measurement } from '../measurement.ts';
import type { SaturationMeasurement } from '../saturation.ts';
import type { Unit } from '../units.ts';

export type Metric = {
  readonly id: string;
  /** A column's head. */
  readonly title: string;
  readonly unit: Unit;
  readonly meaning: string;
  readonly better: 'lower' | 'higher' | 'neither';
  /**
   * `exact`: the plan determines it. `sampled`: it depends on time and needs repetitions. `exact-for-streams`:
   * exact where a subscription asks once, sampled where it asks again and again.
   */
  readonly kind: 'exact' | 'sampled' | 'exact-for-streams';
  /** A time that a link in the path would add to: left out where one was there for its ledger alone. */
  readonly feelsLink?: true;
  /** How many of the two moments that it lies between are clients': each of a page's is off by up to clock.error. */
  readonly clientMoments?: 1 | 2;
} & (
  | {
      /** From one trial; undefined where it does not apply. Infinity ranks what never came. */
      readonly value: (measurement: Measurement) => number | undefined;
      /** The same of a trial without a feed, where it means the same. */
      readonly ofSaturation?: (measurement: SaturationMeasurement) => number | undefined;
    }
  | {
      /** From one trial without a feed. */
      readonly ofSaturation: (measurement: SaturationMeasurement) => number | undefined;
    }
  | {
      /** Told as it is by a trial that looks at the browser itself. */
      readonly ofPages: true;
    }
  | {
      /** A multiple of the control row's value of this metric, in the same repetition. */
      readonly timesControl: string;
    }
);

export function count(id: string, title: string, meaning: string, value: (m: Measurement) => number): Metric {
  return { id, title, unit: 'count', better: 'lower', kind: 'exact', meaning, value };
}

export function percentileOf(
  id: string,
  title: string,
  meaning: string,
  of: (measurement: Measurement) => Distribution,
  percent: number,
): Metric {
  return {
    id,
    title,
    unit: 'us',
    better: 'lower',
    kind: 'sampled',
    meaning,
    value: (m) => of(m).percentile(percent),
  };
}

/** An amount in the window for each delivery that the plan owes. */
export function perDelivery(amount: number, { deliveries }: Measurement): number | undefined {
  return deliveries.expected === 0 ? undefined : amount / deliveries.expected;
}
