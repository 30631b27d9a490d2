import type { Forecast } from '../core/prediction.ts';

/** What formulas say of one trial, and, a sentence each, why they do not say more. */
export type Outlook = { readonly forecasts: readonly Forecast[]; readonly silences: readonly string[] };
