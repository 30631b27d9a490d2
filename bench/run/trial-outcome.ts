import type { Measurement } from '../core/measurement.ts';
import { valuesOf } from '../core/metrics.ts';
import type { MeasuredFigures } from '../core/result.ts';
import { assemble, type RawTrial } from './assemble.ts';
import { reasonsAgainst } from './guards.ts';
import type { TrialPlan } from './trial-plan.ts';
import { warningsOn } from './warnings.ts';

export type TrialOutcome =
  | ({ readonly state: 'measured'; readonly warnings: readonly string[] } & MeasuredFigures)
  | ({ readonly state: 'invalid'; readonly reasons: readonly string[] } & MeasuredFigures)
  | { readonly state: 'failed'; readonly reason: string };

/** What came of a trial that ran to its end: its figures, and whether they hold. */
export function judge(plan: TrialPlan, raw: RawTrial, leftovers: readonly string[]): TrialOutcome {
  const measurement = assemble(raw);
  const trial = { row: plan.row, parameters: plan.parameters, measurement };
  const reasons = [...reasonsAgainst(trial), ...raw.unreconciled, ...leftovers];
  const figures = figuresOf(raw, measurement);
  return reasons.length === 0
    ? { state: 'measured', warnings: warningsOn(trial), ...figures }
    : { state: 'invalid', reasons, ...figures };
}

/** Those that only some scenarios have. */
function laterHistograms({ upstream, broadcast }: Measurement): Partial<MeasuredFigures['histograms']> {
  return {
    ...(upstream === undefined
      ? {}
      : { echo: upstream.echo.encode(), roundTrip: upstream.roundTrip.encode() }),
    ...(broadcast === undefined
      ? {}
      : {
          hop: broadcast.hop.encode(),
          toFirst: broadcast.toFirst.encode(),
          toLast: broadcast.toLast.encode(),
          spread: broadcast.spread.encode(),
        }),
  };
}

function figuresOf({ feed }: RawTrial, measurement: Measurement): MeasuredFigures {
  // JSON has no infinity.
  const metrics = Object.entries(valuesOf(measurement)).map(([id, value]) => [
    id,
    Number.isFinite(value) ? value : null,
  ]);
  return {
    metrics: Object.fromEntries(metrics) as Record<string, number | null>,
    deliveries: measurement.deliveries,
    histograms: {
      lateness: measurement.lateness.encode(),
      service: measurement.service.encode(),
      responseTime: measurement.responseTime.encode(),
      connectTime: measurement.connectTime.encode(),
      sendDelay: feed.sendDelay,
      keptAge: measurement.keptAge.encode(),
      keptEvents: measurement.keptEvents.encode(),
      ...laterHistograms(measurement),
    },
  };
}
