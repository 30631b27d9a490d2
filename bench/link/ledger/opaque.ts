import type { Account, Dissector } from './dissector.ts';

/** A body that carries no events, such as an error's text or what a client posts. */
export function opaqueBody(account: Account): Dissector {
  return {
    push(bytes, at) {
      account.bookPart('protocol-control', at, bytes.length, 'body without events');
    },
    end() {
      // Nothing is ever undecided.
    },
  };
}
