/** Whole microseconds: of an interval, or since the host's monotonic clock began. */
export type Microseconds = number;

export type Bytes = number;

/** The longest time that can be asked for: timers of Node count up to 2³¹ ms, 24 days, and what is longer fires at once. */
export const LONGEST_US: Microseconds = 24 * 3_600_000_000;

/** The most that can be asked for: more is no feed of events, and overflows what is worked out from it. */
export const MOST_PER_SECOND = 1_000_000;

/** What a metric is counted in; `report` scales it for reading, nothing else does. */
export type Unit = 'us' | 'bytes' | 'count' | 'ratio' | 'share';

/** As one types them, and as reports write them; of µ there are two characters, the sign and the Greek letter. */
const MICROSECONDS_PER = {
  us: 1,
  '\u00b5s': 1,
  '\u03bcs': 1,
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
} as const;
const BYTES_PER = { B: 1, kB: 1_000, KiB: 1_024, MB: 1_000_000, MiB: 1_048_576 } as const;

/** Reads `250us`, `250 µs`, `125ms`, `1.5s`, `2m`, `16.5 min`, `1h`; undefined when the text is none of these. */
export function parseDuration(text: string): Microseconds | undefined {
  return parseQuantity(text, MICROSECONDS_PER);
}

/** Reads `120`, `120B`, `64KiB`, `1MB`; undefined when the text is none of these. */
export function parseBytes(text: string): Bytes | undefined {
  return parseQuantity(/^\d+$/.test(text) ? `${text}B` : text, BYTES_PER);
}

function parseQuantity(text: string, factors: Readonly<Record<string, number>>): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-zµμ]+)$/.exec(text.trim());
  const [, number, unit] = match ?? [];
  if (unit === undefined || !Object.hasOwn(factors, unit)) return undefined;
  const quantity = Math.round(Number(number) * (factors[unit] ?? 0));
  return Number.isSafeInteger(quantity) ? quantity : undefined;
}
