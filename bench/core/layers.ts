/** What a byte on the wire is spent on. Every byte belongs to exactly one of these. */
export const LAYER_MEANINGS = {
  payload: 'The events themselves; of the way up, messages and their echoes.',
  'event-framing':
    'What marks an event: id and data fields and blank lines of an event stream; line ends and cursors of lines; `echo` and the id of a message.',
  'transfer-framing':
    'What carries a body: chunk sizes and ends, trailers; HTTP/2 DATA headers and padding; WebSocket headers and masks.',
  'request-heads': 'HTTP/1.1 request lines, fields and blank lines; HTTP/2 HEADERS and CONTINUATION frames.',
  'response-heads': 'HTTP/1.1 status lines, fields and blank lines; HTTP/2 HEADERS and CONTINUATION frames.',
  'protocol-control':
    'What keeps a connection going: HTTP/2 preface and control frames, WebSocket ping, pong and close, heartbeats, `retry`, `head` and `gap`, bodies without events.',
  tls: 'Record headers, tags and the handshake: the encrypted stream less what it carries.',
  teardown: 'Everything after the measured drain.',
  unaccounted: 'What could not be parsed.',
} as const;

export type Layer = keyof typeof LAYER_MEANINGS;
export const LAYERS = Object.keys(LAYER_MEANINGS) as readonly Layer[];
