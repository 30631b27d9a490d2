import type { ConnectionLedger } from '../connection-account.ts';
import { AnnotatedAccount, type Span } from './annotation.ts';
import type { BodyFormat } from './body.ts';
import { DirectionAccount } from './direction-account.ts';
import { DIRECTIONS, type Account, type Direction, type Dissector, type Pair } from './dissector.ts';
import { http1Requests, http1Responses, type Http1Exchange } from './http1.ts';
import { http2Dissectors } from './http2.ts';
import { RawRequestDissector } from './raw-request.ts';
import { RawLinesDissector } from './raw-tcp.ts';

/** What a connection speaks. Over HTTP/2, whose heads are not decoded, the format of bodies has to be known. */
export type WireProtocol =
  | { readonly kind: 'http1' }
  | { readonly kind: 'http2'; readonly bodies: BodyFormat }
  | { readonly kind: 'lines' };

/** Told what each stretch of bytes is, where somebody wants to read it. */
export type ConnectionObserver = (direction: Direction, span: Span) => void;

/** The ledger of one connection: both directions, told apart by what it speaks. */
export function connectionLedger(protocol: WireProtocol, observe?: ConnectionObserver): ConnectionLedger {
  const sums = { up: new DirectionAccount(), down: new DirectionAccount() };
  const annotated = observe === undefined ? undefined : annotatedAccounts(sums, observe);
  const dissectors = dissectorsOf(protocol, annotated ?? sums);
  const passed = { up: 0, down: 0 };
  let ended = false;
  return {
    push(direction, bytes) {
      const at = passed[direction];
      passed[direction] += bytes.length;
      if (ended) sums[direction].bookUnaccounted(at, bytes.length, 'bytes after the end of a connection');
      else dissectors[direction].push(bytes, at);
    },
    addTls(direction, bytes) {
      sums[direction].add('tls', bytes);
    },
    enter(phase) {
      for (const direction of DIRECTIONS) sums[direction].enter(phase, passed[direction]);
    },
    end() {
      if (ended) return;
      ended = true;
      for (const direction of DIRECTIONS) {
        dissectors[direction].end();
        annotated?.[direction].flush();
      }
    },
    read: () => ({
      up: sums.up.tallies(),
      down: sums.down.tallies(),
      unaccounted: DIRECTIONS.flatMap((direction) => sums[direction].unaccounted(direction)),
    }),
  };
}

function annotatedAccounts(sums: Pair<Account>, observe: ConnectionObserver): Pair<AnnotatedAccount> {
  const annotate = (direction: Direction): AnnotatedAccount =>
    new AnnotatedAccount(sums[direction], (span) => {
      observe(direction, span);
    });
  return { up: annotate('up'), down: annotate('down') };
}

function dissectorsOf(protocol: WireProtocol, accounts: Pair<Account>): Pair<Dissector> {
  switch (protocol.kind) {
    case 'http1': {
      const exchange: Http1Exchange = { asked: [], ahead: 0, switched: false };
      return { up: http1Requests(accounts.up, exchange), down: http1Responses(accounts.down, exchange) };
    }
    case 'http2':
      return http2Dissectors(accounts, protocol.bodies);
    case 'lines':
      return { up: new RawRequestDissector(accounts.up), down: new RawLinesDissector(accounts.down, true) };
  }
}
