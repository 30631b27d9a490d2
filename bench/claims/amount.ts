import type { Unit } from '../core/units.ts';
import { inWords } from '../report/scale.ts';
import { alike, inEach, type Text } from './text.ts';

/** What a measured figure is worth, of its digits. */
const DIGITS = 3;

const RUSSIAN_UNITS: Readonly<Record<string, string>> = {
  µs: 'мкс',
  ms: 'мс',
  s: 'с',
  B: 'Б',
  kB: 'кБ',
  MB: 'МБ',
};

/**
 * A figure with its unit, for a sentence or a cell: `503 ms`, `503 мс`. Whole counts keep all their digits; so many of
 * one thing for each of another is a plain number.
 */
export function amount(value: number, unit: Unit): Text {
  if (unit === 'ratio' && Number.isFinite(value)) return number(value);
  const isCount = unit === 'count' && Number.isInteger(value);
  const words = inWords(isCount || !Number.isFinite(value) ? value : rounded(value), unit);
  return inEach((language) => (language === 'en' ? words : inRussian(words)));
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

function inRussian(words: string): string {
  const [number = '', label] = words.split(' ');
  const figure = number.replace('.', ',');
  return label === undefined ? figure : `${figure} ${RUSSIAN_UNITS[label] ?? label}`;
}

/** A ratio as a factor: `×21.4`. */
export function factor(ratio: number): Text {
  if (!Number.isFinite(ratio)) return alike('∞');
  return number(ratio, '×');
}

/** A plain number with as many digits, in a sentence. */
export function number(value: number, before = ''): Text {
  const digits = `${before}${rounded(value)}`;
  return { en: digits, ru: digits.replace('.', ',') };
}
