import type { Comparison } from './comparison.ts';

/** The whole text of a comparison, without a line end after it. `colour`: for a terminal that wants it. */
export type ComparisonFormat = (comparison: Comparison, view: { readonly colour: boolean }) => string;
