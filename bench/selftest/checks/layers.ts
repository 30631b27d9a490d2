import { formatCursor } from '../../core/cursor.ts';
import { eventBytes } from '../../core/event.ts';
import type { Layer } from '../../core/layers.ts';
import type { Bytes } from '../../core/units.ts';
import { connectionLedger } from '../../link/ledger/connection.ts';
import { onTheWire, REQUEST, RESPONSE } from '../../link/ledger/kaazing-poll.ts';
import { totalBytes } from '../../link/ledger/ledger.ts';
import { readProfile } from '../../profiles/profiles.ts';
import type { RowId } from '../../transports.ts';
import { openStage } from '../../wire/stage.ts';
import { EPOCH } from '../../wire/stage-server.ts';
import type { Check } from '../check.ts';
import { exactly, type Observation } from '../finding.ts';

const PAYLOAD = (bodyBytes: Bytes): Bytes => eventBytes(bodyBytes);
const CURSOR = formatCursor({ epoch: EPOCH, seq: 1 }).length;
/** WHATWG HTML §9.2.6: `id: `, `data: `, two line ends and a blank line around the cursor. */
const BLOCK = CURSOR + 'id: \ndata: \n\n'.length;
/** A message is its cursor, a space and its payload; see servers/README.md. */
const MESSAGE = CURSOR + 1;
/** RFC 8446 §5.2: a header of 5, the inner content type, and a tag of 16. */
const TLS_RECORD = 22;

type Known = {
  readonly what: string;
  readonly row: RowId;
  readonly tls?: boolean;
  readonly bodyBytes: Bytes;
  readonly layer: Layer;
  readonly bytes: Bytes;
};

/** What one event takes on the wire, by the documents that define it. */
const KNOWN: readonly Known[] = [
  { what: 'payload', row: 'sse', bodyBytes: 100, layer: 'payload', bytes: PAYLOAD(100) },
  { what: 'block of an event stream', row: 'sse', bodyBytes: 100, layer: 'event-framing', bytes: BLOCK },
  // RFC 9112 §7.1: the length in hexadecimal, and two line ends.
  {
    what: 'chunk',
    row: 'sse',
    bodyBytes: 100,
    layer: 'transfer-framing',
    bytes: (BLOCK + PAYLOAD(100)).toString(16).length + 4,
  },
  // RFC 6455 §5.2: 2 bytes up to 125, 4 up to 65,535, 10 above.
  ...[
    [125 - MESSAGE - PAYLOAD(0), 2],
    [126 - MESSAGE - PAYLOAD(0), 4],
    [65_535 - MESSAGE - PAYLOAD(0), 4],
    [65_536 - MESSAGE - PAYLOAD(0), 10],
  ].map(([bodyBytes = 0, bytes = 0]): Known => {
    const what = `WebSocket header before ${MESSAGE + PAYLOAD(bodyBytes)} bytes`;
    return { what, row: 'websocket', bodyBytes, layer: 'transfer-framing', bytes };
  }),
  // RFC 9113 §4.1 and §6.5.2: 9 bytes each, and at most 16,384 in a frame.
  { what: 'HTTP/2 frame header', row: 'sse-h2', bodyBytes: 100, layer: 'transfer-framing', bytes: 9 },
  { what: 'TLS record', row: 'websocket', tls: true, bodyBytes: 100, layer: 'tls', bytes: TLS_RECORD },
];

/** One exchange each, told apart by the ledger, against what the protocols say that it takes. */
export const layers: Check = {
  id: 'layers',
  title: 'the ledger finds the bytes that the protocols prescribe',
  seconds: { quick: 2, full: 2 },
  async run() {
    const observed: Observation[] = [];
    for (const known of KNOWN) {
      observed.push(exactly(known.what, known.bytes, await eventBytesIn(known), 'bytes'));
    }
    return [...observed, ...oftenQuoted()];
  },
};

/** What the ledger books for an event, once all is connected. */
async function eventBytesIn({ row, tls = false, bodyBytes, layer }: Known): Promise<Bytes> {
  const profile = readProfile('bare');
  const stage = await openStage({ row, http: null, tls, profile, bodyBytes });
  try {
    const after = await stage.deliver(1);
    return after.layers.down[layer] - stage.connected.layers.down[layer];
  } finally {
    await stage.close();
  }
}

/** Quoted as 871 bytes, which is its characters without line ends. */
function oftenQuoted(): readonly Observation[] {
  const ledger = connectionLedger({ kind: 'http1' });
  ledger.push('up', Buffer.from(onTheWire(REQUEST)));
  ledger.push('down', Buffer.from(onTheWire(RESPONSE) + 'x'.repeat(21)));
  const heads = (['request-heads', 'response-heads'] as const).map((layer) =>
    totalBytes(ledger.read(), { layer }),
  );
  const characters = [...REQUEST, ...RESPONSE].join('').length;
  return [
    exactly("heads of Kaazing's poll, characters", 871, characters, 'bytes'),
    exactly(
      "heads of Kaazing's poll, on the wire",
      909,
      heads.reduce((sum, bytes) => sum + bytes, 0),
      'bytes',
    ),
  ];
}
