import { bodyDissector } from './body.ts';
import { unreadable, type Account, type Dissector } from './dissector.ts';
import { http1Body } from './http1-body.ts';
import { Http1Dissector, type Messages } from './http1-dissector.ts';
import { NO_BODY, requestFraming, responseFormat, responseFraming } from './http1-framing.ts';
import { HeadReader, type Fields } from './http1-head.ts';
import { isRefusal } from './http1-part.ts';
import { parseRequestLine, parseStatusLine, type RequestLine, type StatusLine } from './http1-syntax.ts';
import { opaqueBody } from './opaque.ts';
import { WebSocketDissector } from './websocket.ts';

/** What of a request matters to its response; its texts are not kept, for they may be long. */
export type Asked = {
  readonly head: boolean;
  readonly webSocket: boolean;
  readonly tunnel: boolean;
  /** It brings a message (R25 of servers/README.md). */
  readonly message: boolean;
};

/** What the two directions of a connection must know of each other. */
export type Http1Exchange = {
  /** Requests that have no response yet, the oldest first. */
  readonly asked: Asked[];
  /** Responses whose requests have not been seen. */
  ahead: number;
  /** A 101 has gone down: what follows is another protocol's, both ways. */
  switched: boolean;
};

/** Requests without a response, beyond which a peer is no HTTP client any more. */
const MAX_OUTSTANDING = 10_000;
/** RFC 9110 §9.3.6. */
const A_TUNNEL = 'a tunnel (CONNECT)';

export function http1Requests(account: Account, exchange: Http1Exchange): Dissector {
  let line: RequestLine | undefined;
  const messages: Messages = {
    head: () =>
      new HeadReader(account, {
        layer: 'request-heads',
        start: {
          what: 'request line',
          opens(text) {
            line = parseRequestLine(text);
            return line === undefined ? undefined : accountOf(account, isMessage(line));
          },
        },
        end: 'end of the head',
      }),
    next(fields, at) {
      account.countRequest(at);
      if (exchange.asked.length >= MAX_OUTSTANDING) return { refused: 'requests that nobody answers' };
      const method = line?.method;
      const tunnel = method === 'CONNECT';
      const message = isMessage(line);
      if (exchange.ahead > 0) exchange.ahead -= 1;
      else
        exchange.asked.push({
          head: method === 'HEAD',
          webSocket: namesWebSocket(fields),
          tunnel,
          message,
        });
      if (tunnel) return { refused: A_TUNNEL };
      const framing = requestFraming(fields, line?.minorVersion ?? 1);
      if (isRefusal(framing)) return framing;
      const its = accountOf(account, message);
      return http1Body(framing, its, bodyDissector(message ? 'message' : 'opaque', its));
    },
  };
  return new Http1Dissector(account, messages, () =>
    exchange.switched ? new WebSocketDissector(account, 'up') : undefined,
  );
}

export function http1Responses(account: Account, exchange: Http1Exchange): Dissector {
  let line: StatusLine | undefined;
  const messages: Messages = {
    head: () =>
      new HeadReader(account, {
        layer: 'response-heads',
        start: {
          what: 'status line',
          opens(text) {
            line = parseStatusLine(text);
            return line === undefined ? undefined : accountOf(account, exchange.asked[0]?.message === true);
          },
        },
        end: 'end of the head',
      }),
    next(fields) {
      const status = line?.status ?? 0;
      if (status === 101) {
        if (exchange.asked[0]?.webSocket !== true || !namesWebSocket(fields))
          return { refused: 'a protocol switch that nobody asked for' };
        exchange.switched = true;
        return new WebSocketDissector(account, 'down');
      }
      // RFC 9110 §15.2: an interim response leaves its request unanswered.
      if (status < 200) return http1Body(NO_BODY, account, opaqueBody(account));
      const asked = exchange.asked.shift();
      if (asked === undefined) exchange.ahead += 1;
      if (asked?.tunnel === true && status < 300) return { refused: A_TUNNEL };
      const framing = responseFraming(fields, line?.minorVersion ?? 1, {
        status,
        toHead: asked?.head === true,
      });
      if (isRefusal(framing)) return framing;
      const isEcho = asked?.message === true;
      const its = accountOf(account, isEcho);
      const format = isEcho && status === 200 ? 'message' : responseFormat(fields, status);
      const content =
        format === undefined ? unreadable(its, 'a body with a content coding') : bodyDissector(format, its);
      return http1Body(framing, its, content);
    },
  };
  return new Http1Dissector(account, messages, () => undefined);
}

/** Nothing else is posted through a link: events are published beside it. */
function isMessage(line: RequestLine | undefined): boolean {
  return line?.method === 'POST';
}

function accountOf(account: Account, isOfWayUp: boolean): Account {
  return isOfWayUp ? account.wayUp : account;
}

/** RFC 6455 §4.1, rule 5, and §4.2.2, step 5.2. */
function namesWebSocket(fields: Fields): boolean {
  const protocols = fields.get('upgrade')?.toLowerCase().split(',') ?? [];
  return protocols.some((protocol) => protocol.trim() === 'websocket');
}
