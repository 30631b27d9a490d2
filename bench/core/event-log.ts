import { nowUs } from './clock.ts';
import { formatCursor, newEpoch, parseCursor, type Cursor } from './cursor.ts';
import type { Bytes, Microseconds } from './units.ts';

export type LogEntry = {
  readonly cursor: Cursor;
  /** One line of text: no CR, no LF. */
  readonly payload: string;
  readonly appendedUs: Microseconds;
};

/**
 * Why events may be missing between a cursor and what follows it.
 * `evicted`: history no longer reaches back so far; all that is left follows.
 * `foreign`: the cursor is of another life of the server; all that this one still has follows.
 * `future`: the cursor is ahead of the log; what comes from now on follows.
 * `malformed`: no log has written it; what comes from now on follows.
 */
export const GAP_REASONS = ['evicted', 'foreign', 'future', 'malformed'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** What stands behind a cursor: the events after it, and how to go on. */
export type CatchUp = {
  readonly gap: GapReason | undefined;
  readonly entries: readonly LogEntry[];
  /** The cursor to go on from once the gap is known and before the entries are: the place just ahead of them. */
  readonly from: Cursor;
  /** The cursor once all entries are taken. */
  readonly cursor: Cursor;
};

export type LogBounds = { readonly maxEvents: number; readonly maxBytes: Bytes };

/** One evicted event may stay in memory for so many that history holds. */
const EVICTED_SHARE = 8;

/** Told each time history is read: how long each event handed over had been kept. */
export type HandOverObserver = (entries: readonly LogEntry[]) => void;

/**
 * A server's history of events, bounded by count and by bytes; the newest event always stays. It gives every
 * event its cursor and answers any cursor, good or bad, without ever leaving a loss unsaid.
 */
export class EventLog {
  readonly epoch: string;
  readonly #bounds: LogBounds;
  readonly #onHandOver: HandOverObserver | undefined;
  readonly #entries: LogEntry[] = [];
  /** History begins here; what was evicted goes in batches, as each time all that follows is moved. */
  #first = 0;
  #seq = 0;
  #bytes: Bytes = 0;

  constructor(bounds: LogBounds, onHandOver?: HandOverObserver, epoch: string = newEpoch()) {
    this.#bounds = bounds;
    this.#onHandOver = onHandOver;
    this.epoch = epoch;
  }

  /** The cursor of the newest event; a subscriber that starts here gets what comes from now on. */
  get head(): Cursor {
    return this.#at(this.#seq);
  }

  /** Events that history still holds. */
  get size(): number {
    return this.#entries.length - this.#first;
  }

  /** @throws TypeError when the payload is no single line: a text transport could not carry it verbatim. */
  append(payload: string): LogEntry {
    if (/[\r\n]/.test(payload)) throw new TypeError('a payload is one line: it may hold neither CR nor LF');
    this.#seq += 1;
    const entry = { cursor: this.head, payload, appendedUs: nowUs() };
    this.#entries.push(entry);
    this.#bytes += Buffer.byteLength(payload);
    this.#evict();
    return entry;
  }

  /** All that is known after a cursor; with none, nothing yet: the reader starts at the head. */
  after(cursor: string | undefined): CatchUp {
    const position = cursor === undefined ? { epoch: this.epoch, seq: this.#seq } : parseCursor(cursor);
    if (position === undefined) return this.#from(this.#seq, 'malformed');
    const oldest = this.#seq - this.size;
    if (position.epoch !== this.epoch) return this.#from(oldest, 'foreign');
    if (position.seq > this.#seq) return this.#from(this.#seq, 'future');
    return position.seq < oldest ? this.#from(oldest, 'evicted') : this.#from(position.seq, undefined);
  }

  #from(seq: number, gap: GapReason | undefined): CatchUp {
    const entries = this.#entries.slice(this.#entries.length - (this.#seq - seq));
    if (entries.length > 0) this.#onHandOver?.(entries);
    return { gap, entries, from: this.#at(seq), cursor: this.head };
  }

  #at(seq: number): Cursor {
    return formatCursor({ epoch: this.epoch, seq });
  }

  #evict(): void {
    const { maxEvents, maxBytes } = this.#bounds;
    while (this.size > maxEvents || (this.#bytes > maxBytes && this.size > 1)) {
      this.#bytes -= Buffer.byteLength(this.#entries[this.#first]?.payload ?? '');
      this.#first += 1;
    }
    if (this.#first * EVICTED_SHARE > this.size) {
      this.#entries.splice(0, this.#first);
      this.#first = 0;
    }
  }
}
