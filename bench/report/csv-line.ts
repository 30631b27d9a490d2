import { printable } from '../core/printable.ts';

export type Field = string | number;

/** One record of RFC 4180, without its line end; text in it is printable, and no formula. */
export function csvLine(fields: readonly Field[]): string {
  return fields.map((field) => (typeof field === 'number' ? String(field) : textField(field))).join(',');
}

/** A spreadsheet takes text with such a start for a formula; an apostrophe before it makes it text (OWASP, CSV Injection). */
const FORMULA_START = /^[\s]*[=+\-@＝＋－＠]/;

function textField(text: string): string {
  const safe = printable(FORMULA_START.test(text) ? `'${text}` : text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
