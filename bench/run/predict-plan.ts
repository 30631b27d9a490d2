import { contenderName } from '../core/contender.ts';
import type { Forecast, Prediction } from '../core/prediction.ts';
import type { Parameters, RunResult } from '../core/result.ts';
import type { Outlook } from '../predict/outlook.ts';
import { predictionsFor } from '../predict/predictions.ts';
import type { Scenario } from '../predict/scenario.ts';
import type { UnitCosts } from '../predict/unit-costs.ts';
import type { RowId } from '../transports.ts';
import { parametersFor, repetitionSeed, type PlannedContender, type RunPlan } from './run.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';

/** What an exchange of a row takes, its cursors with so many digits; undefined where that cannot be told. */
export type CostsOf = (
  row: RowId,
  parameters: Parameters,
  cursorDigits: number,
) => Promise<UnitCosts | undefined>;

/** Everything that formulas say of a plan, before it is run: a function of the plan, and of what exchanges take. */
export async function predictPlan(
  plan: RunPlan,
  costsOf: CostsOf,
): Promise<Required<Pick<RunResult, 'predictions' | 'unpredicted'>>> {
  const windows = windowsOf(plan);
  const outlooks = await Promise.all(
    plan.contenders.map(async (contender) => {
      const parameters = parametersFor(plan, contender);
      const byRepetition = windows(contender).map(async (window) => {
        const digits = String(window.eventsBefore + window.events).length;
        const unitCosts = await costsOf(contender.row, parameters, digits);
        return predictionsFor(contender.row, { parameters, ...window, unitCosts });
      });
      return { contender: contenderName(contender), byRepetition: await Promise.all(byRepetition) };
    }),
  );
  return {
    predictions: outlooks.flatMap(({ contender, byRepetition }) => predictionsOf(contender, byRepetition)),
    unpredicted: outlooks.flatMap(({ contender, byRepetition }) => {
      const silences = new Set(byRepetition.flatMap((outlook) => outlook.silences));
      return [...silences].map((why) => ({ contender, why }));
    }),
  };
}

type Window = Pick<Scenario, 'events' | 'eventsBefore'>;

/** How many events each repetition's window holds, counted once for all rows that share its feed. */
function windowsOf(plan: RunPlan): (contender: PlannedContender) => readonly Window[] {
  const known = new Map<string | undefined, readonly Window[]>();
  return (contender) => {
    const parameters = parametersFor(plan, contender);
    const windows =
      known.get(contender.variant) ??
      Array.from({ length: plan.repetitions }, (_, repetition) =>
        windowOf({ row: contender.row, parameters, seed: repetitionSeed(plan.seed, repetition) }),
      );
    known.set(contender.variant, windows);
    return windows;
  };
}

function windowOf(trial: TrialPlan): Window {
  const { eventsOf, probeFeed, warmupFeed, measuredFeed } = planned;
  return {
    events: eventsOf(measuredFeed(trial)),
    eventsBefore: eventsOf(probeFeed(trial)) + eventsOf(warmupFeed(trial)),
  };
}

/** One prediction for each metric that is foretold in every repetition; the widest of its tolerances holds for all. */
function predictionsOf(contender: string, byRepetition: readonly Outlook[]): readonly Prediction[] {
  return (byRepetition[0]?.forecasts ?? []).flatMap(({ metric }) => {
    const its = byRepetition.flatMap(
      ({ forecasts }) => forecasts.find((other) => other.metric === metric) ?? [],
    );
    const widest = its.toSorted((a, b) => absoluteOf(b) - absoluteOf(a))[0];
    if (widest === undefined || its.length < byRepetition.length) return [];
    return [{ ...widest, contender, predicted: its.map(({ predicted }) => predicted) }];
  });
}

function absoluteOf({ tolerance }: Forecast): number {
  return tolerance.absolute ?? 0;
}
