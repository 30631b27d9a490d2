import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { faultOf, isClientField, type Field } from './field.ts';

/**
 * Reads a list of `Name: value`, one a line; empty lines and those that begin with # say nothing.
 * @param source names it in messages
 * @throws Failure for anything else, for a name that comes twice, and for fields that the client says itself
 */
export function parseFieldLines(text: string, source: string): readonly Field[] {
  const fields: Field[] = [];
  const names = new Set<string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const field = splitLine(line);
    const name = field?.[0].toLowerCase();
    const fault = field === undefined ? 'expected "Name: value"' : faultOfLine(field, names);
    if (field === undefined || name === undefined || fault !== undefined) {
      throw new Failure(`${source}, line ${index + 1}: ${printable(fault ?? '')}`);
    }
    names.add(name);
    fields.push(field);
  }
  if (fields.length === 0) throw new Failure(`${source} holds no header field: write "Name: value" lines`);
  return fields;
}

/** The first colon is the one that ends the name, unless the line begins with it. */
function splitLine(line: string): Field | undefined {
  const colon = line.indexOf(':', 1);
  return colon < 0 ? undefined : [line.slice(0, colon), line.slice(colon + 1).trim()];
}

function faultOfLine(field: Field, earlier: ReadonlySet<string>): string | undefined {
  const [name] = field;
  const fault = faultOf(field);
  if (fault !== undefined) return fault;
  if (isClientField(name)) return `${name} is the client's own to send: leave it out`;
  return earlier.has(name.toLowerCase()) ? `${name} comes a second time: leave one` : undefined;
}
