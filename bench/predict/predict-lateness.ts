import type { Forecast } from '../core/prediction.ts';
import type { Microseconds } from '../core/units.ts';
import { allow, milliseconds, STANDARD_ERRORS, type Allowance } from './allowance.ts';
import { hostSpreadOfTailUs, hostSpreadUs, withHost } from './host-share.ts';
import type { LatenessForm } from './lateness.ts';

/** A row's lateness as a formula, and how much a measurement of it scatters. */
export type LatenessModel = {
  /** In words, without its tolerance. */
  readonly formula: string;
  /** With so much on each way besides the delay that was asked for. */
  readonly formAt: (hostUs: Microseconds) => LatenessForm;
  /** Standard errors of the mean, and of the share of deliveries that came up to a quantile. */
  readonly meanErrorUs: Microseconds;
  readonly shareError: (q: number) => number;
  /** A share of what is expected that the formula may be off by itself. */
  readonly relative: number;
  /** Subscriptions that get an event at the same moment. */
  readonly inStep: number;
  /** Whose the highest percentiles are: the formula's, the host's (its stalls), or of both. */
  readonly tail: 'formula' | 'host' | 'both';
};

/** Mean, median, 99th percentile and bound of one row's lateness; of a tail that is the host's own neither. */
export function predictLateness(model: LatenessModel): readonly Forecast[] {
  const tail = model.tail === 'host' ? [] : [predictQuantile(model, 99)];
  return [predictMean(model), predictQuantile(model, 50), ...tail, ...predictWorst(model)];
}

/** What to say of a tail that is the host's own. */
export function silenceOnTail({ tail }: Pick<LatenessModel, 'tail'>): readonly string[] {
  return tail === 'host' ? ["without a delay the latest events are late by the host's own stalls"] : [];
}

function predictMean(model: LatenessModel): Forecast {
  const share = withHost((hostUs) => model.formAt(hostUs).meanUs);
  const host = share.host.times * hostSpreadUs(model.inStep);
  return { metric: 'lateness.mean', ...share, ...account(model, 'mean', { error: model.meanErrorUs, host }) };
}

function predictQuantile(model: LatenessModel, percent: 50 | 99): Forecast {
  const q = percent / 100;
  const share = withHost((hostUs) => model.formAt(hostUs).quantileUs(q));
  const isTail = percent === 99 && model.tail === 'both';
  const host = isTail ? hostSpreadOfTailUs(model.inStep) : share.host.times * hostSpreadUs(model.inStep);
  const error = reachUs(model, q) / STANDARD_ERRORS;
  const words = percent === 50 ? 'median' : '99th percentile';
  return { metric: `lateness.p${percent}`, ...share, ...account(model, words, { error, host }) };
}

/** How far a quantile gets when the share below it is three standard errors off. */
function reachUs({ formAt, shareError }: LatenessModel, q: number): Microseconds {
  const form = formAt(0);
  const off = STANDARD_ERRORS * shareError(q);
  const at = form.quantileUs(q);
  return Math.max(form.quantileUs(Math.min(1, q + off)) - at, at - form.quantileUs(Math.max(0, q - off)));
}

/** The bound, which holds however events arrive; none of a tail that is the host's own. */
export function predictWorst(model: LatenessModel): readonly Forecast[] {
  if (model.tail === 'host') return [];
  const share = withHost((hostUs) => model.formAt(hostUs).worstUs, 'lateness.max');
  const host = hostSpreadOfTailUs(model.inStep);
  const told = account(model, 'the worst, a bound', { host });
  return [{ metric: 'lateness.max', atMost: true, ...share, ...told }];
}

function account(
  { formula, relative }: Pick<LatenessModel, 'formula' | 'relative'>,
  what: string,
  allowance: Allowance,
): Pick<Forecast, 'tolerance' | 'source'> {
  return allow({ relative, ...allowance }, `${formula}: ${what}`, milliseconds);
}
