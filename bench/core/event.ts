import type { Bytes, Microseconds } from './units.ts';

/** Which feed of a trial an event belongs to: the readiness probe, the warm-up, or what is measured. */
export type FeedName = 'probe' | 'warmup' | 'measured';

export type FeedEvent = {
  readonly feed: FeedName;
  /** The event's number in its feed, from 0. Loss, repeats and order are judged by it. */
  readonly n: number;
  /** When the plan wanted it sent. */
  readonly dueUs: Microseconds;
  /** When it was handed to the transport. */
  readonly sentUs: Microseconds;
  readonly body: string;
};

const LETTER = { probe: 'p', warmup: 'w', measured: 'm' } as const satisfies Record<FeedName, string>;
const FEED: ReadonlyMap<unknown, FeedName> = new Map(
  (Object.keys(LETTER) as FeedName[]).map((feed) => [LETTER[feed], feed]),
);

/** Digits kept for a number, so that an event's size depends on its body alone. */
const NUMBER_WIDTH = 8;
const STAMP_WIDTH = 16;

/**
 * One line of JSON, the same bytes over every transport. Numbers are padded to a fixed width with spaces,
 * which JSON allows before a value (RFC 8259 §2).
 */
export function encodeEvent(event: FeedEvent): string {
  const n = String(event.n).padStart(NUMBER_WIDTH);
  const due = String(event.dueUs).padStart(STAMP_WIDTH);
  const sent = String(event.sentUs).padStart(STAMP_WIDTH);
  return `{"feed":"${LETTER[event.feed]}","n":${n},"due":${due},"sent":${sent},"body":${JSON.stringify(event.body)}}`;
}

/** The size of an encoded event with a body of plain ASCII that needs no escapes. */
export function eventBytes(bodyBytes: Bytes): Bytes {
  return encodeEvent({ feed: 'measured', n: 0, dueUs: 0, sentUs: 0, body: '' }).length + bodyBytes;
}

/** Reads what {@link encodeEvent} wrote; undefined for anything else. */
export function decodeEvent(payload: string): FeedEvent | undefined {
  const value = parseObject(payload);
  const feed = FEED.get(value?.['feed']);
  const n = value?.['n'];
  const dueUs = value?.['due'];
  const sentUs = value?.['sent'];
  const body = value?.['body'];
  if (feed === undefined || !isNatural(n) || !isNatural(dueUs) || !isNatural(sentUs)) return undefined;
  return typeof body === 'string' ? { feed, n, dueUs, sentUs, body } : undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isNatural(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
