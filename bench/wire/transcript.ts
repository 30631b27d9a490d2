import type { ExchangeSpan } from '../core/exchange.ts';
import type { Bytes } from '../core/units.ts';
import type { ConnectionLedger } from '../link/connection-account.ts';
import type { Span } from '../link/ledger/annotation.ts';
import { connectionLedger, type WireProtocol } from '../link/ledger/connection.ts';
import type { Direction } from '../link/ledger/dissector.ts';
import { perDirection } from '../link/phase-meter.ts';

/** Everything that passed one connection, verbatim, with what the ledger says of it. */
export type Transcript = {
  /** How many chunks have passed: names a moment. */
  readonly length: number;
  /**
   * What passed between two moments, in the order on the wire. A span that one of them, or a change of direction,
   * falls into is cut there. Complete once the connection is over: until then the last span may still grow.
   */
  between(from: number, until: number): readonly ExchangeSpan[];
};

type Chunk = { readonly direction: Direction; readonly at: Bytes; readonly bytes: Buffer };

/** A connection's ledger that keeps a transcript. */
export function transcribedLedger(protocol: WireProtocol): {
  readonly ledger: ConnectionLedger;
  readonly transcript: Transcript;
} {
  const chunks: Chunk[] = [];
  const spans = perDirection((): Span[] => []);
  const passed = { up: 0, down: 0 };
  const ledger = connectionLedger(protocol, (direction, span) => spans[direction].push(span));
  return {
    ledger: {
      ...ledger,
      push(direction, bytes) {
        // Whoever read these bytes may use their memory again.
        chunks.push({ direction, at: passed[direction], bytes: Buffer.from(bytes) });
        passed[direction] += bytes.length;
        ledger.push(direction, bytes);
      },
    },
    transcript: {
      get length() {
        return chunks.length;
      },
      between: (from, until) =>
        turnsOf(chunks.slice(from, until)).flatMap((turn) => spansIn(turn, spans[turn.direction])),
    },
  };
}

/** What one side said before the other spoke. */
function turnsOf(chunks: readonly Chunk[]): readonly Chunk[] {
  const turns: Chunk[] = [];
  for (const chunk of chunks) {
    const last = turns.at(-1);
    if (last?.direction === chunk.direction) {
      turns[turns.length - 1] = { ...last, bytes: Buffer.concat([last.bytes, chunk.bytes]) };
    } else {
      turns.push(chunk);
    }
  }
  return turns;
}

function spansIn({ direction, at, bytes }: Chunk, spans: readonly Span[]): readonly ExchangeSpan[] {
  const end = at + bytes.length;
  return spans
    .filter((span) => span.at < end && span.at + span.bytes > at)
    .toSorted((a, b) => a.at - b.at)
    .map(({ layer, what, ...span }) => {
      const from = Math.max(span.at, at);
      const content = bytes.subarray(from - at, span.at + span.bytes - at);
      return { direction, at: from, layer, what, content };
    });
}
