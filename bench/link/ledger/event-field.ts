/** A field of an event stream (WHATWG HTML §9.2.6). `aside`: it belongs to no block and says nothing of an event. */
export type EventField = {
  readonly kind: 'data' | 'id' | 'event' | 'aside';
  readonly what: string;
};

const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const UNKNOWN: EventField = { kind: 'aside', what: 'unknown field' };
const FIELDS: ReadonlyMap<string, EventField> = new Map([
  ['data', { kind: 'data', what: 'data field' }],
  ['id', { kind: 'id', what: 'event id' }],
  ['event', { kind: 'event', what: 'event type' }],
  ['retry', { kind: 'aside', what: 'reconnection time' }],
  // A line that begins with a colon.
  ['', { kind: 'aside', what: 'comment' }],
]);

/** `name` is as on the wire, one character a byte; a stream's first may have a byte order mark ahead of it. */
export function eventField(name: string, first: boolean): EventField {
  const marked = first && name.startsWith(BYTE_ORDER_MARK);
  return FIELDS.get(marked ? name.slice(BYTE_ORDER_MARK.length) : name) ?? UNKNOWN;
}
