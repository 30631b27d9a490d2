/**
 * `warning`: figures will suffer. `missing`: something optional is not there. `impossible`: nothing can be
 * measured before it is mended.
 */
export type FindingState = 'ok' | 'warning' | 'missing' | 'impossible';

export type Finding = {
  readonly subject: string;
  readonly state: FindingState;
  readonly found: string;
  /** What to do, in one line; null when there is nothing to do. */
  readonly advice: string | null;
};

/** A finding whose advice is given only when it is not well. */
export function finding(subject: string, state: FindingState, found: string, adviceIfNotOk: string): Finding {
  return { subject, state, found, advice: state === 'ok' ? null : adviceIfNotOk };
}
