/** What RFC 9112 says of the lines of a head. All texts are without line ends, one character a byte. */

/** RFC 9112 §3 (request-line), RFC 9110 §5.6.2 (token). */
const REQUEST_LINE = /^([!#$%&'*+\-.^_`|~\dA-Za-z]+) [\x21-\x7e]+ HTTP\/1\.([01])$/;
/** RFC 9112 §4 (status-line), RFC 9110 §15 (three digits from 100). */
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d) [\t\x20-\x7e\x80-\xff]*$/;
/** RFC 9112 §5: no space before the colon (§5.1), no folded lines (§5.2), no bare CR (§2.2), no NUL. */
const FIELD_LINE = /^([!#$%&'*+\-.^_`|~\dA-Za-z]+):([\t\x20-\x7e\x80-\xff]*)$/;
/** RFC 9112 §7.1, with extensions (§7.1.1). */
const CHUNK_SIZE_LINE = /^([\dA-Fa-f]+)[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/;

export type RequestLine = { readonly method: string; readonly minorVersion: number };
export type StatusLine = { readonly status: number; readonly minorVersion: number };
export type FieldLine = { readonly name: string; readonly value: string };

export function parseRequestLine(text: string): RequestLine | undefined {
  const match = REQUEST_LINE.exec(text);
  return match?.[1] === undefined ? undefined : { method: match[1], minorVersion: Number(match[2]) };
}

export function parseStatusLine(text: string): StatusLine | undefined {
  const match = STATUS_LINE.exec(text);
  return match === null ? undefined : { status: Number(match[2]), minorVersion: Number(match[1]) };
}

/** The name comes in lower case, the value without space around it. */
export function parseFieldLine(text: string): FieldLine | undefined {
  const match = FIELD_LINE.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { name: match[1].toLowerCase(), value: withoutSpaceAround(match[2]) };
}

/** How many bytes the chunk holds; undefined for anything invalid, or too large to count. */
export function parseChunkSizeLine(text: string): number | undefined {
  const size = CHUNK_SIZE_LINE.exec(text)?.[1];
  const bytes = size === undefined ? NaN : Number.parseInt(size, 16);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** RFC 9110 §5.6.3: optional whitespace is spaces and tabs only. */
function withoutSpaceAround(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
