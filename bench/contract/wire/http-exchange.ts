import { request as openRequest } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import type { Readable } from 'node:stream';
import { answered, eventually, shown } from '../expectation.ts';
import type { Subject } from '../subject.ts';

/** A request that may be as wrong as a client can make it through Node's own HTTP. */
export type Call = {
  readonly method?: string;
  /** Path and query; the feed's path when left out. */
  readonly target?: string;
  /** In order, and doubled if need be; what HTTP asks for is added unless it is here. */
  readonly fields?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Buffer;
};

/** An answer whose head has come, and as much of its body as has come by now. */
export type Exchange = {
  readonly status: number;
  field(name: string): string | undefined;
  readonly text: string;
  /** The body is complete. */
  readonly ended: boolean;
};

/** Resolves once the head is there; the body may go on for ever. Rejects when there is no answer. */
export async function exchange(subject: Subject, call: Call = {}): Promise<Exchange> {
  const { method = 'GET', target = subject.url.pathname, ...others } = call;
  const asked = `${method} ${target}${Object.keys(others).length === 0 ? '' : ` with ${shown(others)}`}`;
  const { promise, resolve, reject } = Promise.withResolvers<Exchange>();
  const start = subject.row.http === 2 ? startHttp2 : startHttp1;
  start(subject, call, {
    answered: resolve,
    failed(error) {
      reject(new Error(`no answer to ${asked}: ${error.message}`));
    },
  });
  return answered(`an answer to ${asked}`, promise);
}

export type Answer = Pick<Exchange, 'status' | 'field' | 'text'>;

/** Resolves once the body is complete too. */
export async function wholeAnswer(subject: Subject, call?: Call): Promise<Answer> {
  const answer = await exchange(subject, call);
  await eventually(
    'the whole body',
    () => answer.ended,
    () => answer.text,
  );
  return answer;
}

type Outcome = { answered(exchange: Exchange): void; failed(error: Error): void };

function startHttp1(
  subject: Subject,
  { method = 'GET', target, fields = [], body }: Call,
  { answered, failed }: Outcome,
): void {
  const names = new Set(fields.map(([name]) => name.toLowerCase()));
  const host = names.has('host') ? [] : [['Host', subject.url.host] as const];
  const request = openRequest({
    createConnection: () => subject.connect(),
    method,
    path: target ?? subject.url.pathname,
    setHost: false,
    headers: [...host, ...fields, ['Connection', 'close'] as const].flat(),
  });
  request.on('response', (response) => {
    const { statusCode: status = 0, headers } = response;
    answered(collected(response, status, (name) => textOf(headers[name])));
  });
  request.on('error', failed);
  request.end(body);
}

function startHttp2(
  subject: Subject,
  { method = 'GET', target, fields = [], body }: Call,
  { answered, failed }: Outcome,
): void {
  const session = connectHttp2(subject.url.origin, { createConnection: () => subject.connect() });
  const own = fields.map(
    ([name, value]) => [name === 'Host' ? ':authority' : name.toLowerCase(), value] as const,
  );
  const stream = session.request(
    { ':method': method, ':path': target ?? subject.url.pathname, ...Object.fromEntries(own) },
    { endStream: body === undefined },
  );
  session.on('error', failed);
  stream.on('error', failed);
  stream.on('response', (headers) => {
    answered(collected(stream, headers[':status'] ?? 0, (name) => textOf(headers[name])));
  });
  stream.on('close', () => {
    session.close();
  });
  if (body !== undefined) stream.end(body);
}

function collected(body: Readable, status: number, field: (name: string) => string | undefined): Exchange {
  let text = '';
  let ended = false;
  body.setEncoding('utf8');
  body.on('data', (part) => (text += String(part)));
  body.on('end', () => (ended = true));
  // Cut by the server or when the case is over: the body stays as far as it came.
  body.on('error', () => undefined);
  return {
    status,
    field,
    get text() {
      return text;
    },
    get ended() {
      return ended;
    },
  };
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.join(', ');
}
