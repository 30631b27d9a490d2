import type { Unit } from '../core/units.ts';

/** How a set of values is written: divided by `size`, with so many decimals, the label beside or above them. */
export type Scale = { readonly label: string; readonly size: number; readonly decimals: number };

type Step = { readonly label: string; readonly size: number };

type Form = {
  /** From the smallest up. */
  readonly steps: readonly [Step, ...Step[]];
  /** A step is taken when, counted in it, the largest value reaches this, and the smallest but zero that. */
  readonly largest: number;
  readonly smallest: number;
  readonly decimals: number;
};

const ONE_STEP = { largest: 0, smallest: 0, decimals: 3 } as const;

/** Bytes are read exactly, so they keep their unit for longer. */
const FORMS: Readonly<Record<Unit, Form>> = {
  us: {
    steps: [
      { label: 'µs', size: 1 },
      { label: 'ms', size: 1_000 },
      { label: 's', size: 1_000_000 },
    ],
    largest: 1,
    smallest: 0.01,
    decimals: 3,
  },
  bytes: {
    steps: [
      { label: 'B', size: 1 },
      { label: 'kB', size: 1_000 },
      { label: 'MB', size: 1_000_000 },
    ],
    largest: 10,
    smallest: 1,
    decimals: 3,
  },
  share: { ...ONE_STEP, steps: [{ label: '%', size: 0.01 }] },
  ratio: { ...ONE_STEP, steps: [{ label: '×', size: 1 }] },
  count: { ...ONE_STEP, steps: [{ label: '', size: 1 }], decimals: 1 },
};

/** Counted in a step, from here up, the digits that would be too many weigh more than what small values lose. */
const TOO_LARGE = 100;
const MOST_DIGITS = 6;

type Range = { readonly smallest: number; readonly largest: number };

/** One scale for all of a column's values. */
export function scaleFor(unit: Unit, values: readonly number[]): Scale {
  const form = FORMS[unit];
  const sizes = values.map(Math.abs).filter((size) => size > 0 && size < Infinity);
  const range = {
    smallest: sizes.reduce((a, b) => Math.min(a, b), Infinity),
    largest: sizes.reduce((a, b) => Math.max(a, b), 0),
  };
  const step = form.steps.findLast(({ size }) => fits(form, inStep(range, size))) ?? form.steps[0];
  const whole = sizes.every((value) => Number.isInteger(value / step.size));
  const decimals = whole ? 0 : Math.min(form.decimals, decimalsFor(inStep(range, step.size)));
  return { ...step, decimals };
}

function inStep({ smallest, largest }: Range, size: number): Range {
  return { smallest: smallest / size, largest: largest / size };
}

function fits(form: Form, { smallest, largest }: Range): boolean {
  return largest >= TOO_LARGE || (largest >= form.largest && smallest >= form.smallest);
}

/** Three digits of the largest value and two of the smallest, as far as there is room. */
function decimalsFor({ smallest, largest }: Range): number {
  const wanted = Math.max(2 - exponentOf(largest), 1 - exponentOf(smallest));
  return Math.max(0, Math.min(wanted, MOST_DIGITS - 1 - exponentOf(largest)));
}

function exponentOf(size: number): number {
  return Math.floor(Math.log10(size));
}

/** A plain number; ∞ for infinite. Never a negative zero. */
export function scaled(value: number, { size, decimals }: Scale): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  return (value / size).toFixed(decimals).replace(/^-(?=[0.]*$)/, '');
}

/** Digits of a value in a sentence: enough to tell it from a limit that it nearly keeps. */
const SENTENCE_DIGITS = 6;

/** A single value with its unit, for a sentence: `62.1 ms`, `1.32×`, `60 %`, `141 B`. */
export function inWords(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return '∞';
  const { label, size } = scaleFor(unit, [value]);
  const number = String(Number((value / size).toPrecision(SENTENCE_DIGITS)));
  return label === '' || label === '×' ? `${number}${label}` : `${number} ${label}`;
}
