import type { Account, Dissector } from './dissector.ts';
import type { Layer } from './layers.ts';

/** A body that carries no events, such as an error's text. */
export function opaqueBody(account: Account): Dissector {
  return whole(account, 'protocol-control', 'body without events');
}

/** What a client posts, and its echo. */
export function messageBody(account: Account): Dissector {
  return whole(account, 'payload', 'message');
}

function whole(account: Account, layer: Layer, what: string): Dissector {
  return {
    push(bytes, at) {
      account.bookPart(layer, at, bytes.length, what);
    },
    end() {
      // Nothing is ever undecided.
    },
  };
}
