import type { Transport } from '../../transports.ts';
import type { Verdict } from '../claim.ts';
import type { SuiteAsked } from '../evidence-names.ts';
import type { Pick } from '../evidence.ts';
import type { Client } from '../rules/counts.ts';
import type { Text } from '../text.ts';

/** What to choose when, in a sentence that names the figures it rests on. */
export type Recommendation = {
  readonly id: string;
  /** With `{0}`, `{1}` and so on where its figures stand. */
  readonly sentence: Text;
  readonly figures: readonly Source[];
  /** The verdicts under which it is good advice, by claim. */
  readonly presumes: Readonly<Record<string, readonly Verdict[]>>;
};

/** Where a figure is taken from: a measurement, how often it polled, or the source lines of a transport's two halves. */
export type Source =
  | Pick
  | { readonly suite: SuiteAsked; readonly contender: string; readonly parameter: 'pollEveryUs' }
  | { readonly linesOf: Transport; readonly client: Client };
