/**
 * Cuts what a client says, in pieces of any length, into lines without their LF. A line of more characters than
 * `most` is passed over, so that no more than that is ever kept. `within` begins in the middle of one to pass over.
 */
export function lineReader(
  most: number,
  onLine: (line: string) => void,
  { within }: { readonly within: boolean },
): (text: string) => void {
  let unfinished = '';
  let isTooLong = within;
  return (text) => {
    const [first = '', ...others] = text.split('\n');
    const lines = [unfinished + first, ...others];
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      if (!isTooLong && line.length <= most) onLine(line);
      isTooLong = false;
    }
    if (unfinished.length > most) {
      isTooLong = true;
      unfinished = '';
    }
  };
}
