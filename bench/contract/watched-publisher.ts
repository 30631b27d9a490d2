import { parseCursor, type Cursor, type Position } from '../core/cursor.ts';
import type { Publisher } from '../foreign/publisher.ts';

/** Publishes, and notices by the cursors when somebody else does too. */
export type WatchedPublisher = Publisher & {
  /** Told of an event of ours that was published otherwise. */
  note(cursor: Cursor): void;
  /** Events of others between the first of ours and the last, as far as cursors count by R3. */
  others(): number;
};

export function watched(publisher: Publisher): WatchedPublisher {
  let last: Position | undefined;
  let others = 0;

  function note(cursor: Cursor): void {
    const position = parseCursor(cursor);
    if (position !== undefined && position.epoch === last?.epoch) {
      others += Math.max(0, position.seq - last.seq - 1);
    }
    last = position;
  }

  return {
    async publish(payload) {
      const cursor = await publisher.publish(payload);
      note(cursor);
      return cursor;
    },
    note,
    others: () => others,
    close: publisher.close,
  };
}
