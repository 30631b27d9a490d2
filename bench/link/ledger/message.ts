import { parseCursor } from '../../core/cursor.ts';
import { parseLine } from '../../core/line.ts';
import type { Bytes } from '../../core/units.ts';
import { SPACE } from './octets.ts';
import type { Account, Dissector, Offset } from './dissector.ts';
import { Held } from './held.ts';
import type { Layer } from './layers.ts';

/** The longest cursor (16 letters, a hyphen, 15 digits) and a space. */
const MAX_WORD_BYTES: Bytes = 33;
/** The longest `gap` line, with room. */
const MAX_CONTROL_BYTES: Bytes = 96;
/** Headers of frames without content, beyond which nobody waits for what the message is. */
const MAX_FRAMING_BYTES: Bytes = 1_024;
/** Why a message, or the line that holds it, is unaccounted for. */
export const NOT_OURS = 'a message that the feed does not write';
const OPAQUE = 'body without events';

/** What one side of a connection may say besides messages to echo, and their echoes. */
export type Speech = {
  /** Events, and the `head` and `gap` lines around them. */
  readonly events: boolean;
  /** What becomes of everything else. */
  readonly other: 'unaccounted' | 'opaque';
};

/** Where a message ended, and what its own end is spent on. */
export type MessageEnd = { readonly account: Account; readonly layer: Layer };

/**
 * What WebSocket and raw TCP carry, one message at a time: an event with its cursor ahead, a `head` or `gap` line, or
 * a line to echo. A payload is counted as it streams by; only the words ahead of it or a control line are looked at.
 */
export class MessageDissector implements Dissector {
  readonly #account: Account;
  readonly #speech: Speech;
  readonly #held: Held;
  /** Frame headers of a message of which it is not known yet what it is. */
  readonly #framing: Held;
  #state: 'word' | 'id' | 'control' | 'event' | 'echo' | 'lost' = 'word';
  #text = '';

  constructor(account: Account, speech: Speech) {
    this.#account = account;
    this.#speech = speech;
    this.#held = new Held(account);
    this.#framing = new Held(account);
  }

  /** A frame's header, which comes ahead of what it carries. */
  frame(at: Offset, bytes: Bytes, what: string): void {
    this.#framing.hold(at, bytes, what, true);
    const isKnown = this.#state === 'event' || this.#state === 'echo' || this.#state === 'lost';
    if (isKnown || this.#framing.bytes > MAX_FRAMING_BYTES) this.#releaseFraming();
  }

  /** What is to come as this message is none of the feed's, whatever it looks like. */
  disown(): void {
    this.#lose();
  }

  /** Some more of the message that is on. */
  push(bytes: Buffer, at: Offset): void {
    let from = 0;
    while (from < bytes.length && (this.#state === 'word' || this.#state === 'id')) {
      from = this.#word(bytes, from, at);
    }
    const rest = bytes.length - from;
    if (rest === 0) return;
    if (this.#state === 'event') this.#account.bookPart('payload', at + from, rest, 'payload');
    else if (this.#state === 'echo') this.#account.wayUp.bookPart('payload', at + from, rest, 'message');
    else if (this.#state === 'control') this.#control(bytes, from, at);
    else this.#other(at + from, rest);
  }

  /** The message is complete; `at` is the offset of its last byte. */
  finish(at: Offset): MessageEnd {
    const layer = this.#conclude(at);
    const account = this.#state === 'echo' ? this.#account.wayUp : this.#account;
    this.#state = 'word';
    this.#text = '';
    return { account, layer };
  }

  end(): void {
    if (this.#speech.other === 'opaque') this.#held.release('protocol-control', OPAQUE);
    else this.#held.abandon('cut off within a message');
    this.#releaseFraming();
  }

  #conclude(at: Offset): Layer {
    if (this.#state === 'event') this.#account.countEvent(at);
    if (this.#state === 'event' || this.#state === 'echo') return 'event-framing';
    if (this.#state === 'control' && isControlLine(this.#text)) {
      this.#held.release('protocol-control', this.#account.annotated ? `control line: ${this.#text}` : '');
      return 'protocol-control';
    }
    this.#lose();
    return this.#speech.other === 'opaque' ? 'protocol-control' : 'unaccounted';
  }

  /** Takes a word and the space after it; returns where they end. */
  #word(bytes: Buffer, from: number, at: Offset): number {
    const room = Math.min(bytes.length, from + MAX_WORD_BYTES - this.#text.length);
    const space = bytes.subarray(from, room).indexOf(SPACE);
    const end = space < 0 ? room : from + space + 1;
    this.#held.hold(at + from, end - from, 'cursor and space');
    this.#text += bytes.toString('latin1', from, end);
    if (space >= 0) this.#decide(this.#text.slice(0, -1));
    else if (this.#text.length === MAX_WORD_BYTES) this.#lose();
    return end;
  }

  #decide(word: string): void {
    if (this.#state === 'id') {
      if (word === '') this.#lose();
      else this.#begin('echo', this.#account.wayUp, 'echo, id and space');
    } else if (word === 'echo') {
      this.#state = 'id';
      this.#text = '';
    } else if (this.#speech.events && (word === 'head' || word === 'gap')) {
      this.#state = 'control';
      this.#releaseFraming();
    } else if (this.#speech.events && parseCursor(word) !== undefined) {
      this.#begin('event', this.#account, 'cursor and space');
    } else {
      this.#lose();
    }
  }

  #begin(state: 'event' | 'echo', account: Account, words: string): void {
    this.#state = state;
    this.#held.release('event-framing', words, account);
    this.#releaseFraming();
  }

  #control(bytes: Buffer, from: number, at: Offset): void {
    const room = Math.min(bytes.length, from + MAX_CONTROL_BYTES - this.#text.length);
    this.#held.hold(at + from, room - from, 'cursor and space');
    this.#text += bytes.toString('latin1', from, room);
    if (room === bytes.length) return;
    this.#lose();
    this.#other(at + room, bytes.length - room);
  }

  #lose(): void {
    if (this.#speech.other === 'opaque') this.#held.release('protocol-control', OPAQUE);
    else this.#held.abandon(NOT_OURS);
    this.#state = 'lost';
    this.#releaseFraming();
  }

  #other(at: Offset, bytes: Bytes): void {
    if (this.#speech.other === 'opaque') this.#account.bookPart('protocol-control', at, bytes, OPAQUE);
    else this.#account.bookUnaccounted(at, bytes, NOT_OURS);
  }

  #releaseFraming(): void {
    const account = this.#state === 'echo' ? this.#account.wayUp : this.#account;
    this.#framing.release('transfer-framing', undefined, account);
  }
}

function isControlLine(text: string): boolean {
  const line = parseLine(text);
  if (line === undefined || line.kind === 'event' || line.kind === 'echo') return false;
  return parseCursor(line.cursor) !== undefined;
}
