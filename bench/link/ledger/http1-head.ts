import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import type { MessagePart, Refusal } from './http1-part.ts';
import { parseFieldLine, type FieldLine } from './http1-syntax.ts';
import type { Layer } from './layers.ts';
import { LineAssembler } from './line-assembler.ts';

/** Fields by name in lower case; those of one name joined as RFC 9110 §5.3 has it. */
export type Fields = ReadonlyMap<string, string>;

/** What servers commonly allow in all is 8 to 64 KiB. */
const MAX_HEAD_BYTES: Bytes = 65_536;

/** What decides how a body is framed and what it carries; nothing else is kept. */
const KEPT_FIELDS: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-length',
  'content-type',
  'event-cursor',
  'transfer-encoding',
  'upgrade',
]);

export type Section = {
  readonly layer: Layer;
  /**
   * The first line: what it is, and the account that it opens, with all that follows; none if it is invalid.
   * Undefined where there is no such line, as in a trailer section.
   */
  readonly start?: { readonly what: string; readonly opens: (line: string) => Account | undefined };
  /** What the blank line is. */
  readonly end: string;
};

/** A head or a trailer section, line by line (RFC 9112 §2.1, §7.1.2). */
export class HeadReader implements MessagePart {
  #account: Account;
  readonly #section: Section;
  readonly #lines = new LineAssembler(MAX_HEAD_BYTES);
  readonly #fields = new Map<string, string>();
  #started: boolean;
  #bytes: Bytes = 0;
  /** The offset after all that was taken. */
  #until: Offset = 0;
  #outcome: 'more' | 'done' | Refusal = 'more';

  constructor(account: Account, section: Section) {
    this.#account = account;
    this.#section = section;
    this.#started = section.start === undefined;
  }

  get outcome(): 'more' | 'done' | Refusal {
    return this.#outcome;
  }

  /** Whether any of it has come. */
  get begun(): boolean {
    return this.#bytes + this.#lines.pending > 0;
  }

  get fields(): Fields {
    return this.#fields;
  }

  take(bytes: Buffer, from: number, at: Offset): number {
    let next = from;
    while (next < bytes.length && this.#outcome === 'more') {
      next = this.#lines.take(bytes, next);
      this.#until = at + next;
      if (this.#bytes + this.#lines.pending > MAX_HEAD_BYTES) {
        this.#refuse(this.#lines.pending, 'a head above 65,536 bytes');
      } else {
        this.#readLine();
      }
    }
    return next;
  }

  end(): void {
    if (this.#outcome === 'more') this.#refuse(this.#lines.pending, 'cut off within a head');
  }

  #readLine(): void {
    const line = this.#lines.read();
    if (line === undefined) return;
    this.#bytes += line.length;
    // RFC 9112 §2.2: a line ends in CRLF; that a recipient may put up with a bare LF makes it no valid sender.
    const what = line.endsWith('\r\n') ? this.#accept(line.slice(0, -2)) : undefined;
    if (what === undefined) this.#refuse(line.length, 'a line that HTTP/1.1 does not allow in a head');
    else this.#account.book(this.#section.layer, this.#until - line.length, line.length, what);
  }

  /** Says what a line is; undefined if it is invalid. */
  #accept(line: string): string | undefined {
    const { start, end } = this.#section;
    if (!this.#started) {
      this.#started = true;
      const account = start?.opens(line);
      this.#account = account ?? this.#account;
      return account === undefined ? undefined : start?.what;
    }
    if (line === '') {
      this.#outcome = 'done';
      return end;
    }
    const field = parseFieldLine(line);
    if (field === undefined) return undefined;
    if (KEPT_FIELDS.has(field.name)) this.#keep(field);
    return this.#account.annotated ? `field: ${field.name}` : 'field';
  }

  #keep({ name, value }: FieldLine): void {
    const before = this.#fields.get(name);
    this.#fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }

  #refuse(bytes: Bytes, reason: string): void {
    this.#account.bookUnaccounted(this.#until - bytes, bytes, reason);
    this.#outcome = { refused: reason };
  }
}
