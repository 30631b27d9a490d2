import type { Account, Dissector, Offset } from './dissector.ts';
import { MessageDissector, NOT_OURS, type Speech } from './message.ts';
import { LF } from './octets.ts';

/** What either side of the control row says: a message a line, and empty lines as signs of life. */
export class RawLinesDissector implements Dissector {
  readonly #account: Account;
  readonly #message: MessageDissector;
  #atLineStart = true;

  constructor(account: Account, events: Speech['events']) {
    this.#account = account;
    this.#message = new MessageDissector(account, { events, other: 'unaccounted' });
  }

  push(bytes: Buffer, at: Offset): void {
    for (let from = 0; from < bytes.length;) from = this.#takeLine(bytes, from, at);
  }

  end(): void {
    this.#message.end();
  }

  #takeLine(bytes: Buffer, from: number, at: Offset): number {
    const lineFeed = bytes.indexOf(LF, from);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    if (end > from) {
      this.#message.push(bytes.subarray(from, end), at + from);
      this.#atLineStart = false;
    }
    if (lineFeed < 0) return end;
    if (this.#atLineStart) this.#account.book('protocol-control', at + lineFeed, 1, 'heartbeat');
    else this.#finishLine(at + lineFeed);
    this.#atLineStart = true;
    return lineFeed + 1;
  }

  #finishLine(at: Offset): void {
    const { account, layer } = this.#message.finish(at);
    if (layer === 'unaccounted') account.bookUnaccounted(at, 1, NOT_OURS);
    else account.book(layer, at, 1, 'line end');
  }
}
