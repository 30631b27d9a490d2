import type { RepetitionValue } from '../core/repetition-value.ts';
import type { Parameters, TrialResult } from '../core/result.ts';
import type { Unit } from '../core/units.ts';
import { subscriptionsIn } from './subscriptions.ts';
import type { DerivedName } from './figure-names.ts';

type Measured = Extract<TrialResult, { state: 'measured' }>;

type Derivation = {
  readonly unit: Unit;
  /** Undefined where the trial has not what it takes. */
  readonly of: (trial: Measured, parameters: Parameters) => number | undefined;
};

const US_PER_MINUTE = 60_000_000;

const DERIVATIONS: Readonly<Record<DerivedName, Derivation>> = {
  'heads.per-event': {
    unit: 'bytes',
    of: ({ metrics }) => sum(metrics['wire.request-heads.up'], metrics['wire.response-heads.down']),
  },
  'echo.bytes': {
    unit: 'bytes',
    of: ({ metrics }) => sum(metrics['echo.bytes.up'], metrics['echo.bytes.down']),
  },
  'requests.per-minute': {
    unit: 'count',
    of(trial, parameters) {
      const perEvent = trial.metrics['requests.per-event'];
      if (typeof perEvent !== 'number' || !('deliveries' in trial)) return undefined;
      const requests = perEvent * trial.deliveries.expected;
      return (requests * US_PER_MINUTE) / (parameters.durationUs * subscriptionsIn(parameters));
    },
  },
  'connections.per-client': {
    unit: 'count',
    of({ metrics }, parameters) {
      const opened = metrics['connections.opened'];
      return typeof opened === 'number' ? opened / subscriptionsIn(parameters) : undefined;
    },
  },
};

function sum(...values: readonly (number | null | undefined)[]): number | undefined {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length < values.length ? undefined : numbers.reduce((total, value) => total + value, 0);
}

export function derivedUnit(name: DerivedName): Unit {
  return DERIVATIONS[name].unit;
}

/** One value for each trial that holds and has what it takes. */
export function derivedValues(
  name: DerivedName,
  trials: readonly TrialResult[],
  parameters: Parameters,
): readonly RepetitionValue[] {
  return trials.flatMap((trial) => {
    const value = trial.state === 'measured' ? DERIVATIONS[name].of(trial, parameters) : undefined;
    return value === undefined ? [] : [{ repetition: trial.repetition, value }];
  });
}
