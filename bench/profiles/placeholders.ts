import type { Field } from './field.ts';

/** What a recorded head holds instead of a value that is another each time. */
const PLACEHOLDER = /\{(host|origin|path|key|cursor|cookie)\}/g;

export type PlaceholderValues = {
  /** Host and port, as `Host` and `:authority` have them. */
  readonly host?: string;
  /** Scheme, host and port. */
  readonly origin?: string;
  /** Path and query. */
  readonly path?: string;
  /** Of `Sec-WebSocket-Key`. */
  readonly key?: string;
  /** Of `Last-Event-ID`: only who resumes has one. */
  readonly cursor?: string;
  readonly cookie?: string;
};

/** Fills placeholders. A field that holds one without a value is left out: nobody sends an empty cookie. */
export function filledFields(fields: readonly Field[], values: PlaceholderValues): readonly Field[] {
  return fields.flatMap(([name, template]) => {
    const value = filledText(template, values);
    return value === undefined ? [] : [[name, value] as const];
  });
}

/** The same for one text; undefined when a value is missing. */
export function filledText(template: string, values: PlaceholderValues): string | undefined {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name]) => name as keyof PlaceholderValues);
  if (names.some((name) => values[name] === undefined)) return undefined;
  return template.replace(PLACEHOLDER, (_, name: keyof PlaceholderValues) => values[name] ?? '');
}
