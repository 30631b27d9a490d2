import type { Bytes } from '../../core/units.ts';
import type { BodyFormat } from './body.ts';
import type { Fields } from './http1-head.ts';
import type { Refusal } from './http1-part.ts';

/** How a message's body is told from the next message (RFC 9112 §6.3). */
export type BodyFraming =
  | { readonly kind: 'length'; readonly bytes: Bytes }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

export const NO_BODY: BodyFraming = { kind: 'length', bytes: 0 };

/** RFC 9112 §6.3: without a field that tells, a request has no body, and a response goes on until the close. */
export function requestFraming(fields: Fields, minorVersion: number): BodyFraming | Refusal {
  return framing(fields, minorVersion, NO_BODY);
}

/** For a response with this status, to a HEAD request or another. */
export function responseFraming(
  fields: Fields,
  minorVersion: number,
  { status, toHead }: { readonly status: number; readonly toHead: boolean },
): BodyFraming | Refusal {
  // RFC 9112 §6.3, rule 1: whatever the fields say, there is none.
  if (toHead || status < 200 || status === 204 || status === 304) return NO_BODY;
  return framing(fields, minorVersion, { kind: 'until-close' });
}

/** What a response's body carries, as its head tells; undefined for what is encoded and cannot be read here. */
export function responseFormat(fields: Fields, status: number): BodyFormat | undefined {
  const type = fields.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  const isStream = type === 'text/event-stream';
  if (status !== 200 || (!isStream && !fields.has('event-cursor'))) return 'opaque';
  const coding = fields.get('content-encoding')?.toLowerCase() ?? 'identity';
  if (coding !== 'identity') return undefined;
  return isStream ? 'event-stream' : 'lines';
}

function framing(fields: Fields, minorVersion: number, unsaid: BodyFraming): BodyFraming | Refusal {
  const coding = fields.get('transfer-encoding');
  const length = fields.get('content-length');
  if (coding === undefined) return length === undefined ? unsaid : lengthFraming(length);
  // RFC 9112 §6.1: with both, or in HTTP/1.0, the framing is faulty.
  if (length !== undefined) return { refused: 'Transfer-Encoding beside Content-Length' };
  if (minorVersion === 0) return { refused: 'Transfer-Encoding in HTTP/1.0' };
  if (coding.toLowerCase() !== 'chunked') return { refused: 'a transfer coding other than chunked' };
  return { kind: 'chunked' };
}

/** RFC 9112 §6.3, rule 5: a list of one and the same number passes for that number. */
function lengthFraming(value: string): BodyFraming | Refusal {
  const lengths = new Set(value.split(',').map((length) => length.trim()));
  const [length = ''] = lengths;
  const bytes = lengths.size === 1 && /^\d+$/.test(length) ? Number(length) : NaN;
  return Number.isSafeInteger(bytes) ? { kind: 'length', bytes } : { refused: 'an invalid Content-Length' };
}
