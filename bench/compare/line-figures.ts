import type { Metric } from '../core/metrics.ts';
import { knownInWords } from '../report/clock-error.ts';
import { ABSENT, TROUBLE } from '../report/grid.ts';
import type { Scale } from '../report/scale.ts';
import type { Change, ComparedCell } from './comparison.ts';
import { noteOn, type Footnotes } from './footnotes.ts';
import * as words from './words.ts';

/** `tail`: what stands behind the figure, so that figures are below each other however long it is. */
export type GridCell = { readonly text: string; readonly tail?: string; readonly tone?: Tone | undefined };

export type Tone = 'better' | 'worse' | 'quiet';

/** All that a table says of one cell, by what stands above it. */
export type Figures = Readonly<Record<FigureName, GridCell>>;

export const FIGURE_NAMES = ['value', 'change', 'interval', 'p', 'n', 'detectable', 'equivalence'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

export const BLANK: GridCell = { text: '' };
export const NO_FIGURES: Figures = {
  value: BLANK,
  change: BLANK,
  interval: BLANK,
  p: BLANK,
  n: BLANK,
  detectable: BLANK,
  equivalence: BLANK,
};

export type Reading = { readonly metric: Metric; readonly scale: Scale; readonly notes: Footnotes };

/** Of a cell and the base of its row, which may be the cell itself. */
export function figuresOf(
  cell: ComparedCell | undefined,
  base: ComparedCell | undefined,
  reading: Reading,
): Figures {
  return {
    ...NO_FIGURES,
    value: valueOf(cell, reading.scale),
    ...(cell?.change && changeFigures(cell.change, reading)),
    n: { text: countOf(cell, base) },
  };
}

function valueOf(cell: ComparedCell | undefined, scale: Scale): GridCell {
  if (cell?.side === undefined) return { text: cell?.trials.measured === 0 ? TROUBLE : ABSENT };
  const { side, control } = cell;
  const { sample, clockErrorUs } = side;
  const isKnown = sample.median >= clockErrorUs;
  return {
    text: knownInWords(sample.median, clockErrorUs, scale),
    tail: isKnown ? words.spreadInWords(side, scale) : '',
    tone: control ? 'quiet' : undefined,
  };
}

/** `10`, or `10+9` where the base has another number. */
function countOf(cell: ComparedCell | undefined, base: ComparedCell | undefined): string {
  if (cell?.side === undefined) return '';
  const counts = [base, cell].flatMap((one) => one?.side?.sample.n ?? []);
  return [...new Set(counts)].join('+');
}

function changeFigures(change: Change, { metric, notes }: Reading): Partial<Figures> {
  const judgement = words.judgementOn(change, metric);
  const note = noteOn(change);
  const tail = [judgement ?? '', words.occurrenceInWords(change)].filter((word) => word !== '').join(' ');
  const mark = note === undefined ? '' : notes.mark(note);
  return {
    change: {
      text: words.changeInWords(change, metric),
      tail: `${tail}${mark}`,
      tone: judgement === 'better' || judgement === 'worse' ? judgement : undefined,
    },
    equivalence: { text: change.equivalence ?? '' },
    ...(change.kind === 'sampled' && sampledFigures(change)),
  };
}

function sampledFigures({
  interval,
  adjustedP,
  detectable,
}: Extract<Change, { kind: 'sampled' }>): Partial<Figures> {
  return {
    interval: { text: interval === undefined ? '' : words.rangeInWords(interval.low, interval.high) },
    p: { text: adjustedP === undefined ? '' : words.pInWords(adjustedP) },
    detectable: { text: detectable === undefined ? '' : words.percent(detectable) },
  };
}
