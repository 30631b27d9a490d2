import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { ServingHalf } from '../core/serving.ts';
import { ALLOWED_METHODS, type Gate, type Head, type Refusal } from './gate.ts';
import type { RequestCounter } from './request-counter.ts';

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

/** What the answer of this number, from 0, carries beside its own fields. */
export type AnswerFields = (answer: number) => readonly (readonly [name: string, value: string])[];

export type Reception = {
  request(request: AnyRequest, response: AnyResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

const PREFLIGHT_ANSWER = { status: 204, message: '', allow: ALLOWED_METHODS };

/** Lets requests pass to the half that serves their path, or answers them itself: refusals and preflights. */
export function reception(
  halves: ReadonlyMap<string, ServingHalf>,
  { refuse, corsHeaders }: Gate,
  counter: RequestCounter,
  answerFields: AnswerFields,
): Reception {
  let answers = 0;

  function refusalOf(head: Head): Refusal | undefined {
    const refusal = refuse(head);
    if (refusal !== undefined || halves.has(pathOf(head))) return refusal;
    return { status: 404, message: `nothing here; there is ${[...halves.keys()].join(', ')}` };
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
      const half = halves.get(pathOf(head));
      const refusal = refusalOf(head);
      if (refusal === undefined) {
        for (const [name, value] of Object.entries(corsHeaders(head))) response.setHeader(name, value);
      }
      if (refusal !== undefined) answer(response, refusal);
      else if (head.method === 'OPTIONS') answer(response, PREFLIGHT_ANSWER);
      else if (half?.http !== undefined) half.http(request, response);
      else answer(response, { status: 426, message: 'this path speaks WebSocket' });
    },
    upgrade(request, socket, first) {
      counter.countUpgrade();
      socket.on('error', () => undefined);
      const head = headOf(request);
      const half = halves.get(pathOf(head));
      const refusal = refusalOf(head);
      if (refusal !== undefined) refuseUpgrade(socket, refusal);
      else if (half?.upgrade === undefined)
        refuseUpgrade(socket, { status: 400, message: 'no upgrade here' });
      else half.upgrade(request, socket, first);
    },
  };
}

function headOf({ method = '', url = '', headers, rawHeaders }: AnyRequest): Head {
  return { method, url, headers, rawHeaders };
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
