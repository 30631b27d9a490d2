import { isClientField, type Field, type HttpVersion, type RequestKind } from './field.ts';
import { filledFields } from './placeholders.ts';
import { recordedHead, type Recording } from './recording.ts';

/** What a client says in its requests beside what it must say itself. */
export type HeaderProfile = {
  readonly name: string;
  /** In the order of sending; `{origin}` stands for the server's own, see {@link fieldsFrom}. */
  fields(kind: RequestKind, http: HttpVersion): readonly Field[];
};

/** What a plain Node client sends: nothing beside. */
export const BARE: HeaderProfile = { name: 'bare', fields: () => [] };

/**
 * What a browser sends, as recorded. Left out is what each client has to say for itself: on HTTP/1.1 this costs
 * a poll and an event stream no byte, since Node says the same, but a WebSocket handshake lacks the offer to
 * compress (Sec-WebSocket-Extensions, 70 bytes), which pushbench does not make.
 */
export function recordedProfile(name: string, recording: Recording, cookie?: string): HeaderProfile {
  const values = { origin: '{origin}', ...(cookie === undefined ? {} : { cookie }) };
  return {
    name,
    fields(kind, http) {
      const fields = recordedHead(recording, kind, http).fields.filter(([name]) => !isClientField(name));
      return asSent(filledFields(fields, values), http);
    },
  };
}

/** The same fields in every request. */
export function listedProfile(name: string, fields: readonly Field[]): HeaderProfile {
  return { name, fields: (_, http) => asSent(fields, http) };
}

/** A profile's fields for requests from a page of this origin, as `http://127.0.0.1:8080`. */
export function fieldsFrom(
  origin: string,
  profile: HeaderProfile,
  kind: RequestKind,
  http: HttpVersion,
): readonly Field[] {
  return profile.fields(kind, http).map(([name, value]) => [name, value.replaceAll('{origin}', origin)]);
}

/**
 * HTTP/2 has names in lower case (RFC 9113 §8.2.1), and browsers send each cookie as a field of its own, so that
 * those that stay the same compress (§8.2.3).
 */
function asSent(fields: readonly Field[], http: HttpVersion): readonly Field[] {
  if (http === 1) return fields;
  return fields.flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    return (lower === 'cookie' ? value.split('; ') : [value]).map((part) => [lower, part] as const);
  });
}
