import type { Metric } from '../core/metrics.ts';
import { inWords, scaled, type Scale } from '../report/scale.ts';
import type { Change, ExactChange, Side } from './comparison.ts';

/** What stands where nothing can be said, and where exact figures are the same. */
export const UNDECIDED = '~';
export const SAME = '=';

/** From here up a factor is easier to read than a percentage. */
const LEAST_FACTOR = 10;

/** A share in percent, without its sign, to a tenth below 10 %: `24 %`, `2.6 %`. */
export function percent(share: number): string {
  const value = Math.abs(share * 100);
  return value === Infinity ? '∞ %' : `${Number(value.toFixed(value >= 9.95 ? 0 : 1))} %`;
}

/** A ratio as a change with its sign, or as a factor where that is large: `+24 %`, `-3.1 %`, `×38.3`. */
export function ratioInWords(ratio: number): string {
  if (ratio >= LEAST_FACTOR && ratio < Infinity) return `×${factor(ratio)}`;
  const change = percent(ratio - 1);
  return change === NO_PERCENT ? change : `${signOf(ratio - 1)}${change}`;
}

const NO_PERCENT = percent(0);

/** `+15 … +33 %`, or `×35.1 … ×40.2`. */
export function rangeInWords(low: number, high: number): string {
  if (low >= LEAST_FACTOR) return `×${factor(low)} … ${high === Infinity ? '∞' : `×${factor(high)}`}`;
  return `${ratioInWords(low).replace(/ %$/, '')} … ${ratioInWords(high)}`;
}

function factor(ratio: number): string {
  return ratio >= 99.95 ? ratio.toFixed(0) : ratio.toFixed(1);
}

function signOf(change: number): string {
  return change > 0 ? '+' : change < 0 ? '-' : '';
}

export type Judgement = 'better' | 'worse' | 'higher' | 'lower' | 'mixed';

/** What a difference means for who reads it; undefined where none was found. */
export function judgementOn({ verdict }: Change, { better }: Pick<Metric, 'better'>): Judgement | undefined {
  if (verdict === 'mixed') return 'mixed';
  if (verdict !== 'higher' && verdict !== 'lower') return undefined;
  return better === 'neither' ? verdict : verdict === better ? 'better' : 'worse';
}

/** A change without its judgement: `+24 %`, `~`, `=`. */
export function changeInWords(change: Change, metric: Pick<Metric, 'unit'>): string {
  if (change.kind === 'exact') return exactInWords(change, metric);
  const differs = change.verdict === 'higher' || change.verdict === 'lower';
  return differs && change.interval !== undefined ? ratioInWords(change.interval.ratio) : UNDECIDED;
}

/** A change that no percentage can tell, against nothing or by next to nothing, is told in the metric's own unit. */
function exactInWords(change: ExactChange, { unit }: Pick<Metric, 'unit'>): string {
  const { verdict, extremes, difference } = change;
  if (verdict === 'untestable') return UNDECIDED;
  if (verdict === 'same') return SAME;
  const words = extremesInWords(change);
  if (extremes.high < Infinity && words !== NO_PERCENT) return words;
  if (verdict === 'mixed') return UNDECIDED;
  return `${signOf(difference)}${inWords(Math.abs(difference), unit)}`;
}

/** By how much the repetitions differ that do: `+1 %`, or `-50 … +100 %`. */
export function extremesInWords({ extremes: { low, high } }: Pick<ExactChange, 'extremes'>): string {
  const [least, greatest] = [ratioInWords(low), ratioInWords(high)];
  return least === greatest ? least : rangeInWords(low, high);
}

/** What a median may be off by: `± 3 %`, or the range or interval itself; empty where all read alike. */
export function spreadInWords({ sample: { median }, spread }: Side, scale: Scale): string {
  const { kind, low, high } = spread;
  const isRelative = kind === 'interval' && median > 0 && high < Infinity;
  if (isRelative) return `± ${percent(Math.max(high / median - 1, 1 - low / median))}`;
  const [from, to] = [scaled(low, scale), scaled(high, scale)];
  if (from === to) return '';
  return kind === 'range' ? `(${from} … ${to})` : `[${from} … ${to}]`;
}

/** In how many of the repetitions exact figures differ, where it is not in all. */
export function occurrenceInWords(change: Change): string {
  if (change.kind === 'sampled' || change.differing === 0 || change.differing === change.shared) return '';
  return `in ${change.differing} of ${change.shared}`;
}

export function pInWords(p: number): string {
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}
