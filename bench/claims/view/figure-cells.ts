import { amount, factor } from '../amount.ts';
import type { Bounds, Figure, Ratio } from '../claim.ts';
import { inEach, type Language, type Text } from '../text.ts';
import type { Unit } from '../../core/units.ts';

/** A figure as it is written in a table. */
export type FigureCells = {
  readonly what: string;
  readonly who: string;
  readonly measured: string;
  readonly interval: string;
  readonly predicted: string;
  readonly ratio: string;
  readonly n: string;
};

export function figureCells({ what, who, value, unit, n, ...more }: Figure, language: Language): FigureCells {
  const { interval, predicted, ratio } = more;
  return {
    what: what[language],
    who: who[language],
    measured: amount(value, unit)[language],
    interval: interval === undefined ? '' : boundsInWords(interval, unit)[language],
    predicted: predicted === undefined ? '' : predictionInWords(predicted, unit)[language],
    ratio: ratio === undefined ? '' : ratioInWords(ratio)[language],
    n: String(n),
  };
}

function boundsInWords({ low, high }: Bounds, unit: Unit): Text {
  return inEach((language) => `${amount(low, unit)[language]} … ${amount(high, unit)[language]}`);
}

function predictionInWords({ value, allowed, isBound }: NonNullable<Figure['predicted']>, unit: Unit): Text {
  return inEach((language) => {
    const words = amount(value, unit)[language];
    const tolerance = allowed > 0 ? ` ± ${amount(allowed, unit)[language]}` : '';
    return `${isBound ? '≤ ' : ''}${words}${tolerance}`;
  });
}

/** `×21.4 [20.9 … 22.1]`; what does not scatter has no interval. */
export function ratioInWords({ value, interval }: Ratio): Text {
  return inEach((language) => {
    const bare = (ratio: number): string => factor(ratio)[language].replace('×', '');
    const [low, high] = interval === undefined ? [] : [bare(interval.low), bare(interval.high)];
    return `${factor(value)[language]}${low === high ? '' : ` [${low} … ${high}]`}`;
  });
}
