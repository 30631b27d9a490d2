import type { Offset } from './dissector.ts';

/** Why the rest of a direction cannot be told apart. */
export type Refusal = { readonly refused: string };

/** A part of an HTTP/1.1 message: its head, or its body with its framing. */
export type MessagePart = {
  /** Takes what is its own from `from` on, and returns where that ends. `at` is the offset of the first byte. */
  take(bytes: Buffer, from: number, at: Offset): number;
  /** After a refusal all that was taken is booked already. */
  readonly outcome: 'more' | 'done' | Refusal;
  /** No more bytes will come. */
  end(): void;
};

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
