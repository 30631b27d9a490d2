import { timeInWords } from './progress.ts';
import { statusLine, type StatusStream } from './status-line.ts';

export type CaseProgress = {
  /** Begins another transport, with what is to be said of it; so many are still to come. */
  row(text: string, rowsAfter: number): void;
  /** Before a case: how many of the transport were before it, and how many it has. */
  case(done: number, of: number): void;
  /** Anything else that has to be said. */
  line(text: string): void;
  done(): void;
};

/** What a case takes with a server that answers at once; corrected by what cases really take, the more there were. */
const CASE_MS = 150;
const WEIGHT = 5;

/**
 * Says which case of the contract suite is run and how long all will still take: on a terminal at every case,
 * elsewhere once for each transport.
 */
export function caseProgress(stream: StatusStream, now: () => number): CaseProgress {
  const line = statusLine(stream);
  let startedMs: number | undefined;
  let before = 0;
  let rowsAfter = 0;

  /** Every transport to come is taken to have as many cases as this one. */
  function left(done: number, of: number): string {
    const tookMs = now() - (startedMs ?? now());
    const eachMs = (WEIGHT * CASE_MS + tookMs) / (WEIGHT + before);
    return timeInWords((of - done + rowsAfter * of) * eachMs);
  }

  function say(text: string): void {
    line.clear();
    stream.write(`${text}\n`);
  }

  return {
    line: say,
    row(text, after) {
      rowsAfter = after;
      say(text);
    },
    case(done, of) {
      startedMs ??= now();
      if (line.isLive) line.say(`case ${done + 1} of ${of}; about ${left(done, of)} left`);
      else if (done === 0) line.say(`${of} cases; about ${left(done, of)} left`);
      before += 1;
    },
    done: line.clear,
  };
}
