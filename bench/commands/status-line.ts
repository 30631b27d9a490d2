export type StatusStream = { readonly isTTY?: boolean; write(text: string): unknown };

/** One line of a terminal that says what is going on now. */
export type StatusLine = {
  /** Whether it can be written over; elsewhere what changes often is better left unsaid. */
  readonly isLive: boolean;
  /** Takes the place of what was said before; elsewhere it is a line below that. */
  say(text: string): void;
  /** Leaves the terminal as it was; elsewhere what was said stays. */
  clear(): void;
};

/** Back to the line's start, and clear it (ECMA-48, EL). */
const ERASE = '\r\u001B[2K';

/** A terminal that calls itself dumb understands no escapes, and is written to like a file. */
export function statusLine(stream: StatusStream): StatusLine {
  const isLive = stream.isTTY === true && process.env['TERM'] !== 'dumb';
  return {
    isLive,
    say(text) {
      stream.write(isLive ? `${ERASE}${text}` : `${text}\n`);
    },
    clear() {
      if (isLive) stream.write(ERASE);
    },
  };
}
