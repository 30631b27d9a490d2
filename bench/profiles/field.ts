/** A header field (RFC 9110 §5). */
export type Field = readonly [name: string, value: string];

export { REQUEST_KINDS, type RequestKind } from '../core/http-client.ts';

export type HttpVersion = 1 | 2;

/** RFC 9110 §5.6.2; HTTP/2 has pseudo header fields too (RFC 9113 §8.3). */
const NAME = /^:?[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** RFC 9110 §5.5, without what only old software sends. */
const VALUE = /^([\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?)?$/;

/** What says where a message ends, what a connection does, or who resumes where: no profile may decide it. */
const CLIENT_FIELDS = [
  'host',
  'connection',
  'keep-alive',
  'proxy-connection',
  'upgrade',
  'te',
  'trailer',
  'transfer-encoding',
  'content-length',
  'expect',
  'last-event-id',
];

/** Whether the client itself must say this, as it knows the connection, the message or the cursor. */
export function isClientField(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.startsWith(':') || lower.startsWith('sec-websocket-') || CLIENT_FIELDS.includes(lower);
}

/** What is wrong with a field, for a sentence that begins with its place; undefined for a good one. */
export function faultOf([name, value]: Field): string | undefined {
  if (!NAME.test(name)) return `"${name}" is no name of a header field`;
  if (!VALUE.test(value)) return `the value of ${name} holds more than visible ASCII characters and spaces`;
  return undefined;
}
