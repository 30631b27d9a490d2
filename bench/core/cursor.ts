/** A place in a server's history, as text that travels in headers, queries and event ids: `epoch-seq`. */
export type Cursor = string;

export type Position = {
  /** Names one life of a log: a restarted server has another. */
  readonly epoch: string;
  /** How many events the log had minted by then. */
  readonly seq: number;
};

const EPOCH_LENGTH = 4;
const PATTERN = /^([0-9a-z]{1,16})-(0|[1-9]\d{0,14})$/;

export function newEpoch(): string {
  return Math.floor(Math.random() * 36 ** EPOCH_LENGTH)
    .toString(36)
    .padStart(EPOCH_LENGTH, '0');
}

export function formatCursor({ epoch, seq }: Position): Cursor {
  return `${epoch}-${seq}`;
}

/** Undefined for anything that no log can have written. */
export function parseCursor(text: string): Position | undefined {
  const match = PATTERN.exec(text);
  return match?.[1] === undefined ? undefined : { epoch: match[1], seq: Number(match[2]) };
}
