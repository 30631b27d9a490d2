/** Bytes that a line shows in hexadecimal. */
const HEX_BYTES = 16;
/** Characters that a line shows as text. */
const TEXT_CHARACTERS = 48;

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x5c, '\\\\'],
]);

/** The first bytes in hexadecimal, with `…` if there are more. */
export function hexOf(content: Uint8Array): string {
  const shown = [...content.subarray(0, HEX_BYTES)].map((byte) => byte.toString(16).padStart(2, '0'));
  return [...shown, ...(content.length > HEX_BYTES ? ['…'] : [])].join(' ');
}

/** The first bytes as ASCII, with `…` if there are more; all that is no visible character or space is escaped. */
export function textOf(content: Uint8Array): string {
  let text = '';
  for (const byte of content) {
    const next = text + characterOf(byte);
    if (next.length > TEXT_CHARACTERS) return `${text}…`;
    text = next;
  }
  return text;
}

function characterOf(byte: number): string {
  const isVisible = byte >= 0x20 && byte <= 0x7e;
  return (
    ESCAPES.get(byte) ?? (isVisible ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`)
  );
}
