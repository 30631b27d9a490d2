import { printable } from '../core/printable.ts';

/** JSON of some lines that is fit for a terminal, whatever text is in the value. */
export function printableJson(value: object): string {
  return (
    JSON.stringify(value, null, 2)
      .split('\n')
      // JSON leaves some control characters as they are (RFC 8259 §7); they only occur within its strings.
      .map(printable)
      .join('\n')
  );
}
