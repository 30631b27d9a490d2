/** Lines of a text, broken between words, of at most so many characters where words allow. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A line for a terminal so wide, in several, those after the first set in; as it is where nobody knows a width. */
export function wrapFor(width: number | undefined, text: string): string {
  if (width === undefined || text.length <= width) return text;
  const [lead = ''] = /^ */.exec(text) ?? [];
  return wrap(text.trimStart(), Math.max(LEAST_WIDTH, width) - lead.length - INDENT.length)
    .map((line, index) => (index === 0 ? lead + line : lead + INDENT + line))
    .join('\n');
}

const INDENT = '  ';
/** Narrower, words stand alone in their lines. */
const LEAST_WIDTH = 30;
