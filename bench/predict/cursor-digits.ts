/** A cursor names an event by its number in the log, and each digit of it is a byte on the wire. */
export function digitsOf(seq: number): number {
  return String(seq).length;
}

/** A number before the first event that gives the next few cursors so many digits. */
export function firstWithDigits(digits: number): number {
  return 10 ** (digits - 1);
}
