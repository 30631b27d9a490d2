import type { Forecast } from '../core/prediction.ts';
import type { Parameters } from '../core/result.ts';
import type { RowId } from '../transports.ts';
import type { Outlook } from './outlook.ts';
import { predictionsFor } from './predictions.ts';
import type { Scenario } from './scenario.ts';

/** Of the example's 4 s; with polls every 125 ms λT = 0.5. */
export const EVENTS = 16;

type Case = readonly [row: RowId, changes?: Partial<Parameters>, scenario?: Partial<Scenario>];

export type Outlooks = {
  outlook(...of: Case): Outlook;
  /** Throws where nothing is predicted of the metric. */
  forecast(metric: string, ...of: Case): Forecast;
  metricsOf(...of: Case): readonly string[];
};

/** Predicts for an example's parameters, changed as each case asks. */
export function outlooksOn(example: Parameters): Outlooks {
  const outlook: Outlooks['outlook'] = (row, changes, scenario) => {
    const parameters = { ...example, ...changes };
    return predictionsFor(row, { parameters, events: EVENTS, eventsBefore: 201, ...scenario });
  };
  return {
    outlook,
    forecast(metric, ...of) {
      const found = outlook(...of).forecasts.find((one) => one.metric === metric);
      if (found === undefined) throw new Error(`nothing is predicted of ${metric}`);
      return found;
    },
    metricsOf: (...of) => outlook(...of).forecasts.map(({ metric }) => metric),
  };
}
