import { unreadable, type Account, type Dissector, type Offset } from './dissector.ts';
import type { HeadReader, Fields } from './http1-head.ts';
import { isRefusal, type MessagePart, type Refusal } from './http1-part.ts';

/** Reads the heads of one direction and says what follows each. */
export type Messages = {
  head(): HeadReader;
  /** What comes after the head: a body, a further head, another protocol, or nothing that can be read. */
  next(fields: Fields, at: Offset): MessagePart | Dissector | Refusal | undefined;
};

/** One direction of an HTTP/1.1 connection (RFC 9112): message after message, until it speaks something else. */
export class Http1Dissector implements Dissector {
  readonly #account: Account;
  readonly #messages: Messages;
  readonly #switched: () => Dissector | undefined;
  #head: HeadReader;
  #body: MessagePart | undefined;
  #rest: Dissector | undefined;

  constructor(account: Account, messages: Messages, switched: () => Dissector | undefined) {
    this.#account = account;
    this.#messages = messages;
    this.#switched = switched;
    this.#head = messages.head();
  }

  push(bytes: Buffer, at: Offset): void {
    let from = 0;
    while (from < bytes.length && this.#rest === undefined) from = this.#take(bytes, from, at);
    if (from < bytes.length) this.#rest?.push(bytes.subarray(from), at + from);
  }

  end(): void {
    (this.#rest ?? this.#body ?? this.#head).end();
  }

  #take(bytes: Buffer, from: number, at: Offset): number {
    const part = this.#body ?? this.#head;
    const other = this.#switched();
    if (other !== undefined) {
      this.#leaveFor(other, part);
      return from;
    }
    const end = part.take(bytes, from, at);
    if (isRefusal(part.outcome)) this.#giveUp(part.outcome);
    else if (part.outcome === 'done') this.#advance(at + end - 1);
    return end;
  }

  #advance(at: Offset): void {
    const next = this.#body === undefined ? this.#messages.next(this.#head.fields, at) : undefined;
    this.#head = this.#messages.head();
    this.#body = undefined;
    if (isRefusal(next)) this.#giveUp(next);
    else if (next !== undefined && 'push' in next) this.#rest = next;
    else if (next?.outcome === 'more') this.#body = next;
  }

  /** A message that is on is left unfinished: what follows it belongs to neither protocol for sure. */
  #leaveFor(other: Dissector, part: MessagePart): void {
    if (this.#body === undefined && !this.#head.begun) {
      this.#rest = other;
    } else {
      part.end();
      this.#giveUp({ refused: 'a protocol switch within a message' });
    }
  }

  #giveUp({ refused }: Refusal): void {
    this.#rest = unreadable(this.#account, refused);
  }
}
