import type { Microseconds } from '../../core/units.ts';
import { inWords } from '../../report/scale.ts';
import { DIGITS_TOLD } from '../rank.ts';

const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: DIGITS_TOLD });

/** Three digits, and no exponent. */
export function amount(value: number): string {
  return THREE_DIGITS.format(value);
}

/** `1 core`, `2 cores`: one is what reads as one. */
export function counted(value: number, one: string): string {
  const words = amount(value);
  return `${words} ${words === '1' ? one : `${one}s`}`;
}

/** Three digits, in minutes and hours where a reader would. */
export function timeText(us: Microseconds): string {
  const long = LONG_TIMES.find((time) => us >= FROM_SO_MANY * time.us);
  if (long !== undefined) return `${amount(us / long.us)} ${long.name}`;
  return us === 0 ? '0' : inWords(Number(us.toPrecision(DIGITS_TOLD)), 'us');
}

const LONG_TIMES = [
  { us: 3_600_000_000, name: 'h' },
  { us: 60_000_000, name: 'min' },
] as const;
const FROM_SO_MANY = 2;

/** `4/s`, `2/min`, `1/day`: as one would type it, in the shortest time in which there is one. */
export function rateText(perSecond: number): string {
  const { seconds, name } = PERIODS.find((period) => perSecond * period.seconds >= 1) ?? DAY;
  return `${amount(perSecond * seconds)}/${name}`;
}

const DAY = { seconds: 86_400, name: 'day' } as const;
const PERIODS = [
  { seconds: 1, name: 's' },
  { seconds: 60, name: 'min' },
  { seconds: 3_600, name: 'h' },
] as const;

/** Bits per second are read in one unit all over a table: that of the largest. */
type BitScale = { readonly label: string; readonly bits: number };

const BIT_SCALES: readonly BitScale[] = [
  { label: 'Gbit/s', bits: 1e9 },
  { label: 'Mbit/s', bits: 1e6 },
  { label: 'kbit/s', bits: 1e3 },
];

export function bitScaleFor(bytesPerSecond: readonly number[]): BitScale {
  const most = Math.max(0, ...bytesPerSecond) * BITS_PER_BYTE;
  return BIT_SCALES.find(({ bits }) => most >= bits) ?? { label: 'bit/s', bits: 1 };
}

export function bitsText(bytesPerSecond: number, { bits }: BitScale): string {
  return amount((bytesPerSecond * BITS_PER_BYTE) / bits);
}

const BITS_PER_BYTE = 8;
