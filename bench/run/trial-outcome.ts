import type { Measurement } from '../core/measurement.ts';
import { valuesOf } from '../core/metrics.ts';
import type { MeasuredFigures } from '../core/result.ts';
import { assemble, type RawTrial } from './assemble.ts';
import { reasonsAgainst } from './guards.ts';
import type { TrialPlan } from './trial-plan.ts';

export type TrialOutcome =
  | ({ readonly state: 'measured'; readonly warnings: readonly string[] } & MeasuredFigures)
  | ({ readonly state: 'invalid'; readonly reasons: readonly string[] } & MeasuredFigures)
  | { readonly state: 'failed'; readonly reason: string };

/** What came of a trial that ran to its end: its figures, and whether they hold. */
export function judge(plan: TrialPlan, raw: RawTrial, leftovers: readonly string[]): TrialOutcome {
  const measurement = assemble(raw);
  const reasons = [
    ...reasonsAgainst({ row: plan.row, parameters: plan.parameters, measurement }),
    ...raw.unreconciled,
    ...leftovers,
  ];
  const figures = figuresOf(raw, measurement);
  return reasons.length === 0
    ? { state: 'measured', warnings: warningsOf(measurement), ...figures }
    : { state: 'invalid', reasons, ...figures };
}

function figuresOf({ feed, server }: RawTrial, measurement: Measurement): MeasuredFigures {
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
      keptAge: server.keptAge,
      keptEvents: server.keptEvents,
    },
  };
}

function warningsOf({ server, connections }: Measurement): readonly string[] {
  return [
    ...(server.cuts > 0 ? [`${server.cuts} subscribers were cut for reading too slowly`] : []),
    ...(connections.reconnects > 0 ? [`clients reconnected ${connections.reconnects} times`] : []),
  ];
}
