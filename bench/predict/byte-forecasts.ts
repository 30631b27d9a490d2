import { eventBytes } from '../core/event.ts';
import type { Forecast, HostShare } from '../core/prediction.ts';
import type { Parameters } from '../core/result.ts';
import type { Bytes } from '../core/units.ts';
import { allow } from './allowance.ts';

/** What a window comes to in one direction, for each event that is owed to a subscription. */
export type ExpectedBytes = {
  readonly predicted: Bytes;
  readonly tolerance: { readonly amount: Bytes; readonly why: string };
  /** How it grows with each microsecond that the host takes. */
  readonly hostTimes?: number;
};

export type ExpectedWays = {
  readonly up: ExpectedBytes;
  readonly down: ExpectedBytes;
  readonly formula: string;
};

/** Bytes up, bytes down, and what of both is no payload. */
export function byteForecasts(
  { up, down, formula }: ExpectedWays,
  { bodyBytes }: Pick<Parameters, 'bodyBytes'>,
): readonly Forecast[] {
  const overhead: ExpectedBytes = {
    predicted: up.predicted + down.predicted - eventBytes(bodyBytes),
    tolerance: { amount: up.tolerance.amount + down.tolerance.amount, why: down.tolerance.why },
    hostTimes: (up.hostTimes ?? 0) + (down.hostTimes ?? 0),
  };
  return [
    forecast('bytes.down', down, formula),
    forecast('bytes.up', up, formula),
    forecast('bytes.overhead', overhead, `${formula}, less the payload`),
  ];
}

function forecast(
  metric: string,
  { predicted, tolerance, hostTimes = 0 }: ExpectedBytes,
  formula: string,
): Forecast {
  const host: HostShare = { of: 'lateness.p50', times: hostTimes };
  return {
    metric,
    predicted,
    ...(hostTimes === 0 ? {} : { host }),
    ...allow({ other: tolerance }, formula, bytes),
  };
}

function bytes(amount: number): string {
  return `${Number(amount.toPrecision(2))} B`;
}
