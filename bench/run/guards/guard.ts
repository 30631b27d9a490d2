import type { Measurement } from '../../core/measurement.ts';
import type { Parameters } from '../../core/result.ts';
import type { Microseconds } from '../../core/units.ts';
import type { RowId } from '../../transports.ts';

export type GuardedTrial = {
  readonly row: RowId;
  readonly parameters: Parameters;
  readonly measurement: Measurement;
};

/** Says what is wrong, in one line with the figures; undefined when all is well. */
export type Guard = (trial: GuardedTrial) => string | undefined;

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function ms(microseconds: Microseconds): string {
  return `${(microseconds / 1_000).toFixed(1)} ms`;
}
