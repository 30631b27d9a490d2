import type { View } from '../report/format.ts';
import type { Comparison } from './comparison.ts';

/** What the reader's terminal can show. */
export type ComparisonView = Pick<View, 'colour' | 'width'>;

/** The whole text of a comparison, without a line end after it. */
export type ComparisonFormat = (comparison: Comparison, view: ComparisonView) => string;
