import { formatCursor, parseCursor, type Cursor } from '../core/cursor.ts';
import { EventLog, type CatchUp, type LogEntry } from '../core/event-log.ts';
import type { Serve, ServingHalf } from '../core/serving.ts';
import type { Alter } from './own-subject.ts';

/** Of each log, the event that is tampered with. */
const VICTIM_SEQ = 3;

function seqOf({ cursor }: LogEntry): number | undefined {
  return parseCursor(cursor)?.seq;
}

function isVictim(entry: LogEntry): boolean {
  return seqOf(entry) === VICTIM_SEQ;
}

/** Drops, doubles or changes the victim: whatever it is replaced by, live and in history alike. */
export function replacingVictim(replace: (victim: LogEntry) => readonly LogEntry[]): Alter {
  const replaced = (entry: LogEntry): readonly LogEntry[] => (isVictim(entry) ? replace(entry) : [entry]);
  return altering((log) => ({
    after(cursor) {
      const found = log.after(cursor);
      return { ...found, entries: found.entries.flatMap(replaced) };
    },
    live: replaced,
  }));
}

/** Lets the victim change places with the event after it. */
export const swapping: Alter = altering((log) => {
  let victim: LogEntry | undefined;
  return {
    after: (cursor) => swapped(log.after(cursor)),
    live(entry) {
      if (isVictim(entry)) {
        victim = entry;
        return [];
      }
      const late = victim;
      victim = undefined;
      return late === undefined ? [entry] : [entry, late];
    },
  };
});

/** Keeps the victim back while nothing has followed it. */
function swapped(found: CatchUp): CatchUp {
  const index = found.entries.findIndex(isVictim);
  const [victim, next] = found.entries.slice(index, index + 2);
  if (index < 0 || victim === undefined) return found;
  const position = parseCursor(victim.cursor);
  const before = found.entries.slice(0, index);
  if (next !== undefined)
    return { ...found, entries: [...before, next, victim, ...found.entries.slice(index + 2)] };
  return position === undefined
    ? found
    : { ...found, entries: before, cursor: formatCursor({ ...position, seq: VICTIM_SEQ - 1 }) };
}

/** Whatever the cursor, sends all that there is. */
export const ignoringCursors: Alter = altering((log) => ({
  after: (cursor) => log.after(cursor === undefined ? undefined : formatCursor({ epoch: log.epoch, seq: 0 })),
}));

/** Goes on as if nothing were missing. */
export const concealingGaps: Alter = altering((log) => ({
  after: (cursor) => ({ ...log.after(cursor), gap: undefined }),
}));

/** Never learns that a connection has ended. */
export const deafToClose: Alter = (serve) => (context) => {
  const half = serve(context);
  const deaf: ServingHalf = { ...half };
  if (half.http !== undefined) deaf.http = (request, response) => half.http?.(request, hushed(response));
  if (half.upgrade !== undefined)
    deaf.upgrade = (request, socket, head) => half.upgrade?.(request, hushed(socket), head);
  if (half.socket !== undefined) deaf.socket = (socket) => half.socket?.(hushed(socket));
  return deaf;
};

/** The same object, on which nobody can wait for `close`. */
function hushed<Emitter extends object>(emitter: Emitter): Emitter {
  return new Proxy(emitter, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown =>
        key === 'on' && args[0] === 'close' ? target : Reflect.apply(value, target, args);
    },
  });
}

/** Leaves timers and subscriptions as they are when it is closed. */
export const ignoringClose: Alter = (serve) => (context) => ({ ...serve(context), close: () => undefined });

/** Keeps whatever a slow reader does not take. */
export const unbounded: Alter = (serve) => (context) =>
  serve({ ...context, options: { ...context.options, maxBufferedBytes: Infinity } });

type Alteration = {
  after(cursor: Cursor | undefined): CatchUp;
  /** What is published in an event's place. */
  live?(entry: LogEntry): readonly LogEntry[];
};

/** Gives a half a log that answers otherwise, and other events to publish. */
function altering(alter: (log: EventLog) => Alteration): Alter {
  return (serve: Serve) => (context) => {
    const { after, live = (entry) => [entry] } = alter(context.log);
    const half = serve({ ...context, log: new AlteredLog(context.log, after) });
    return { ...half, publish: (entry) => Math.max(0, ...live(entry).map((other) => half.publish(other))) };
  };
}

class AlteredLog extends EventLog {
  readonly #log: EventLog;
  readonly #after: Alteration['after'];

  constructor(log: EventLog, after: Alteration['after']) {
    super({ maxEvents: 0, maxBytes: 0 }, undefined, log.epoch);
    this.#log = log;
    this.#after = after;
  }

  override get head(): Cursor {
    return this.#log.head;
  }

  override after(cursor: string | undefined): CatchUp {
    return this.#after(cursor);
  }
}
