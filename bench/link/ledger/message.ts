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
/** Why a message, or the line that holds it, is unaccounted for. */
export const NOT_OURS = 'a message that the feed does not write';

/**
 * What WebSocket and raw TCP carry, one message at a time: an event with its cursor ahead, or a `head` or `gap`
 * line. A payload is counted as it streams by; only a cursor or a control line is looked at whole.
 */
export class MessageDissector implements Dissector {
  readonly #account: Account;
  readonly #held: Held;
  #state: 'word' | 'control' | 'payload' | 'lost' = 'word';
  #text = '';

  constructor(account: Account) {
    this.#account = account;
    this.#held = new Held(account);
  }

  /** What is to come as this message is none of the feed's, whatever it looks like. */
  disown(): void {
    this.#lose();
  }

  /** Some more of the message that is on. */
  push(bytes: Buffer, at: Offset): void {
    const from = this.#state === 'word' ? this.#word(bytes, at) : 0;
    if (from === bytes.length) return;
    const rest = bytes.length - from;
    if (this.#state === 'payload') this.#account.bookPart('payload', at + from, rest, 'payload');
    else if (this.#state === 'control') this.#control(bytes, from, at);
    else this.#account.bookUnaccounted(at + from, rest, NOT_OURS);
  }

  /** The message is complete; `at` is the offset of its last byte. Returns the layer that its own end belongs to. */
  finish(at: Offset): Layer {
    const layer = this.#layer();
    if (layer === 'event-framing') this.#account.countEvent(at);
    else if (layer === 'unaccounted') this.#held.abandon(NOT_OURS);
    else this.#held.release(layer, this.#account.annotated ? `control line: ${this.#text}` : '');
    this.#state = 'word';
    this.#text = '';
    return layer;
  }

  end(): void {
    this.#held.abandon('cut off within a message');
  }

  #layer(): Layer {
    if (this.#state === 'payload') return 'event-framing';
    return this.#state === 'control' && isControlLine(this.#text) ? 'protocol-control' : 'unaccounted';
  }

  /** Takes the word that the message begins with and the space after it; returns where they end. */
  #word(bytes: Buffer, at: Offset): number {
    const room = Math.min(bytes.length, MAX_WORD_BYTES - this.#text.length);
    const space = bytes.subarray(0, room).indexOf(SPACE);
    const end = space < 0 ? room : space + 1;
    this.#held.hold(at, end, 'cursor and space');
    this.#text += bytes.toString('latin1', 0, end);
    if (space >= 0) this.#decide();
    else if (this.#text.length === MAX_WORD_BYTES) this.#lose();
    return end;
  }

  #decide(): void {
    const word = this.#text.slice(0, -1);
    if (word === 'head' || word === 'gap') {
      this.#state = 'control';
    } else if (parseCursor(word) === undefined) {
      this.#lose();
    } else {
      this.#held.release('event-framing');
      this.#state = 'payload';
    }
  }

  #control(bytes: Buffer, from: number, at: Offset): void {
    const room = Math.min(bytes.length, from + MAX_CONTROL_BYTES - this.#text.length);
    this.#held.hold(at + from, room - from, 'cursor and space');
    this.#text += bytes.toString('latin1', from, room);
    if (room === bytes.length) return;
    this.#lose();
    this.#account.bookUnaccounted(at + room, bytes.length - room, NOT_OURS);
  }

  #lose(): void {
    this.#held.abandon(NOT_OURS);
    this.#state = 'lost';
  }
}

function isControlLine(text: string): boolean {
  const line = parseLine(text);
  return line !== undefined && line.kind !== 'event' && parseCursor(line.cursor) !== undefined;
}
