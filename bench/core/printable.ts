/** Control, format (bidirectional overrides among them), private, unassigned and lone surrogate characters, and line separators. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Text that came from outside (a file, a peer, an argument), fit for one line of a terminal: what could move the
 * cursor, change colours, reorder or break the line is shown as JSON would escape it (RFC 8259 §7), `\u001b`.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    Array.from({ length: character.length }, (_, index) => escaped(character.charCodeAt(index))).join(''),
  );
}

function escaped(codeUnit: number): string {
  return `\\u${codeUnit.toString(16).padStart(4, '0')}`;
}
