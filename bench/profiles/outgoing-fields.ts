import type { Field } from './field.ts';

/** As node:http and node:http2 take them; several values are sent as several fields of one name. */
export type OutgoingFields = Readonly<Record<string, string | string[]>>;

/**
 * What to send when a client has fields of its own (as the `Accept` of an event stream) and a profile says more:
 * the profile's, in their order, then those of the client that the profile does not replace. Names are the same
 * whatever their letter case (RFC 9110 §5.1).
 */
export function outgoingFields(
  own: Readonly<Record<string, string | string[]>>,
  profile: readonly Field[],
): OutgoingFields {
  const merged = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const [name, value] of profile) {
    const before = merged.get(name.toLowerCase());
    if (before === undefined) merged.set(name.toLowerCase(), { name, values: [value].flat() });
    else before.values.push(value);
  }
  for (const [name, value] of Object.entries(own)) {
    const key = name.toLowerCase();
    if (!merged.has(key)) merged.set(key, { name, values: [value].flat() });
  }
  return Object.fromEntries(
    [...merged.values()].map(({ name, values: [first = '', ...others] }) => [
      name,
      others.length === 0 ? first : [first, ...others],
    ]),
  );
}
