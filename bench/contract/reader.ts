import { AssertionError } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { GapReason } from '../core/event-log.ts';
import type { Subscription, SubscriptionHandlers } from '../core/receiving.ts';
import { eventually, shown } from './expectation.ts';

/** What a subscription was told: an event's payload, or a gap. */
export type Received = string | { readonly gap: GapReason };

/** A subscription and everything it was told, in order. */
export type Reader = {
  readonly received: readonly Received[];
  /** Why the subscription is over, if it is. */
  readonly endings: readonly string[];
  readonly subscription: Subscription;
};

/** Characters shown ahead of where two long texts part. */
const LEAD_CHARACTERS = 20;

export async function openReader(
  subscribe: (handlers: SubscriptionHandlers) => Promise<Subscription>,
): Promise<Reader> {
  const received: Received[] = [];
  const endings: string[] = [];
  const subscription = await subscribe({
    onEvent(payload) {
      received.push(payload);
    },
    onGap(gap) {
      received.push({ gap });
    },
    onEnd({ message }) {
      endings.push(message);
    },
  });
  return { received, endings, subscription };
}

/**
 * Waits for the event that is expected last, then wants exactly what is expected: whatever was lost, doubled,
 * changed or put out of order before it shows.
 */
export async function expectReceived(
  readers: Reader | readonly Reader[],
  before: readonly Received[],
  last: string,
): Promise<void> {
  const all: readonly Reader[] = 'received' in readers ? [readers] : readers;
  await eventually(
    `${shown(last)} at each of ${all.length} subscribers`,
    () => all.every(({ received, endings }) => endings.length > 0 || received.includes(last)),
    () => all.map(({ received }) => `${received.length} items, the newest ${shown(received.at(-1))}`),
  );
  for (const reader of all) compare(reader, [...before, last]);
}

function compare({ received, endings }: Reader, expected: readonly Received[]): void {
  if (endings.length > 0) throw new AssertionError({ message: `the subscription ended: ${shown(endings)}` });
  const length = Math.max(received.length, expected.length);
  for (let index = 0; index < length; index += 1) {
    if (!isDeepStrictEqual(received[index], expected[index])) {
      const [found, wanted] = fromDifference(received[index], expected[index]);
      throw new AssertionError({
        message: `item ${index + 1} of ${expected.length}: expected ${shown(wanted)}, found ${shown(found)}`,
      });
    }
  }
}

/** Two long texts from shortly before where they part; anything else as it is. */
function fromDifference(found: unknown, wanted: unknown): readonly [unknown, unknown] {
  if (typeof found !== 'string' || typeof wanted !== 'string') return [found, wanted];
  let parting = 0;
  while (parting < wanted.length && found[parting] === wanted[parting]) parting += 1;
  const start = Math.max(0, parting - LEAD_CHARACTERS);
  return [found.slice(start), wanted.slice(start)];
}
