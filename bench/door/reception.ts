import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { Gate, Head, Refusal } from './gate.ts';
import { readLineBody } from './line-body.ts';
import { allowedAt, refusalAt, type Place, type Places } from './places.ts';
import type { RequestCounter } from './request-counter.ts';

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

/** What the answer of this number, from 0, carries beside its own fields. */
export type AnswerFields = (answer: number) => readonly (readonly [name: string, value: string])[];

type Verdict =
  | { readonly refusal: Refusal; readonly place?: undefined }
  | { readonly place: Place; readonly refusal?: undefined };

export type Reception = {
  request(request: AnyRequest, response: AnyResponse): void;
  /** Whether a request that offers an upgrade goes to `upgrade`; else it goes to `request`, like any other. */
  takesUpgrade(request: IncomingMessage): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

/** Lets requests pass to what is at their path, or answers them itself: refusals and preflights. */
export function reception(
  places: Places,
  { refuse, corsHeaders }: Gate,
  counter: RequestCounter,
  answerFields: AnswerFields,
): Reception {
  let answers = 0;

  function judge(head: Head): Verdict {
    const place = places.get(pathOf(head));
    const refusal = refuse(head);
    if (refusal !== undefined) return { refusal };
    if (place === undefined) {
      return { refusal: { status: 404, message: `nothing here; there is ${[...places.keys()].join(', ')}` } };
    }
    const misfit = refusalAt(place, head);
    return misfit === undefined ? { place } : { refusal: misfit };
  }

  return {
    request(request, response) {
      counter.count(response);
      for (const [name, value] of answerFields(answers)) response.setHeader(name, value);
      answers += 1;
      // A peer that vanishes is no error of the server's.
      request.on('error', () => undefined);
      response.on('error', () => undefined);
      const head = headOf(request);
      const { place, refusal } = judge(head);
      if (refusal !== undefined) {
        answer(response, refusal);
        return;
      }
      const allow = allowedAt(place);
      for (const [name, value] of Object.entries(corsHeaders(head, allow))) response.setHeader(name, value);
      if (head.method === 'OPTIONS') answer(response, { status: 204, message: '', allow });
      else if (head.method === 'POST') takeLine(place, request, response);
      else if (place.http !== undefined) place.http(request, response);
      else answer(response, { status: 426, message: 'this path speaks WebSocket' });
    },
    takesUpgrade(request) {
      // RFC 9110 §7.8: an offer that a server has no use for is passed over. A handshake to nowhere is refused.
      const place = places.get(pathOf(headOf(request)));
      return offersWebSocket(request) && (place === undefined || place.upgrade !== undefined);
    },
    upgrade(request, socket, first) {
      counter.countUpgrade();
      socket.on('error', () => undefined);
      const { place, refusal } = judge(headOf(request));
      if (refusal !== undefined) refuseUpgrade(socket, refusal);
      else if (place.upgrade === undefined)
        refuseUpgrade(socket, { status: 400, message: 'no upgrade here' });
      else place.upgrade(request, socket, first);
    },
  };
}

/** Hands a request's body to its place, or refuses it. */
function takeLine(place: Place, request: AnyRequest, response: AnyResponse): void {
  readLineBody(
    request,
    (line) => {
      place.post?.(request, response, line);
    },
    (refusal) => {
      answer(response, refusal);
      // RFC 9113 §8.1: how to say that the rest of a request is not wanted.
      if ('stream' in request) request.stream.close(constants.NGHTTP2_NO_ERROR);
    },
  );
}

function headOf(request: AnyRequest): Head {
  const { method = '', url = '', headers, rawHeaders } = request;
  const isOpenEnded = 'stream' in request && !request.stream.endAfterHeaders;
  return { method, url, headers, rawHeaders, isOpenEnded };
}

function offersWebSocket({ headers }: IncomingMessage): boolean {
  return /(^|,)\s*websocket\s*(,|$)/i.test(headers.upgrade ?? '');
}

function pathOf({ url }: Head): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

function answer(response: AnyResponse, { status, message, allow }: Refusal): void {
  if (allow !== undefined) response.setHeader('Allow', allow);
  if (status === 426) response.setHeader('Upgrade', 'websocket');
  if (status !== 204) response.setHeader('Content-Type', 'text/plain');
  response.statusCode = status;
  if (message === '') response.end();
  else response.end(`${message}\n`);
}

function refuseUpgrade(socket: Duplex, { status, message, allow }: Refusal): void {
  const reason = STATUS_CODES[status] ?? '';
  const body = `${message}\n`;
  // The time limits of HTTP no longer watch this connection: it must not wait for its peer to close.
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: text/plain\r\n` +
      (allow === undefined ? '' : `Allow: ${allow}\r\n`) +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
