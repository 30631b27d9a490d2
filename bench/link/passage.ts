import type { Bytes, Microseconds } from '../core/units.ts';

/** What passes one direction of a connection: bytes, the orderly end of them (FIN), or a reset (RST). */
export type Passing = { readonly readUs: Microseconds } & (
  { readonly kind: 'data'; readonly bytes: Buffer } | { readonly kind: 'end' } | { readonly kind: 'reset' }
);

/** Where a passage leads to; `askedUs` is how long it kept this on purpose. */
export type HandOn = (passing: Passing, askedUs: Microseconds) => void;

/**
 * What one direction of one connection goes through between being read and being written. It hands on everything
 * that it takes, in the order in which it took it. A delay is one; a jitter, a rate limit or a fault is another.
 */
export type Passage = {
  take(passing: Passing): void;
  /** Bytes taken and not yet handed on; the relay stops reading while there are too many. */
  readonly heldBytes: Bytes;
};

export type OpenPassage = (handOn: HandOn) => Passage;

/** Hands everything on at once, before it returns. */
export const straight: OpenPassage = (handOn) => ({
  take(passing) {
    handOn(passing, 0);
  },
  heldBytes: 0,
});
