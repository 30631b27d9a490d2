import { eventually } from '../expectation.ts';
import type { Subject } from '../subject.ts';
import { exchange } from './http-exchange.ts';
import { rawExchange } from './raw-exchange.ts';
import { openWebSocket } from './websocket.ts';

/** What a server says first to somebody who asks for events: where they start, or why not where they were asked. */
export type Opening = { readonly gap: string | undefined; readonly cursor: string | undefined };

/** How a subscription is asked for: by the text of a query, or by the one line of a bare socket. */
export type Asking = { readonly query: string } | { readonly line: string };

/** Asks for events in the row's own way, by hand. Rejects when there is no answer or it is none of the contract's. */
export async function openingOf(subject: Subject, asking: Asking): Promise<Opening> {
  if ('line' in asking) return lineOpening(subject, asking.line);
  const target = `${subject.url.pathname}?${asking.query}`;
  switch (subject.row.framing) {
    case 'answers':
      return answerOpening(subject, target);
    case 'event-stream':
      return streamOpening(subject, target);
    case 'messages':
      return messageOpening(subject, target);
    case 'lines':
      throw new TypeError('a bare socket has no query');
  }
}

async function answerOpening(subject: Subject, target: string): Promise<Opening> {
  const { field } = await exchange(subject, { target });
  return { gap: field('event-gap'), cursor: field('event-cursor') };
}

async function streamOpening(subject: Subject, target: string): Promise<Opening> {
  const stream = await exchange(subject, { target });
  await eventually(
    'a first block of the event stream',
    () => stream.text.includes('\n\n'),
    () => stream.text,
  );
  const block = stream.text.slice(0, stream.text.indexOf('\n\n'));
  const gap = /^event: gap$/m.test(block) ? /^data: (.*)$/m.exec(block)?.[1] : undefined;
  return { gap, cursor: /^id: (.*)$/m.exec(block)?.[1] };
}

async function messageOpening(subject: Subject, target: string): Promise<Opening> {
  const socket = await openWebSocket(subject, { target });
  await eventually(
    'a first WebSocket message',
    () => socket.frames().length > 0,
    () => socket.connection.received,
  );
  return firstLine(socket.frames()[0]?.payload.toString() ?? '');
}

async function lineOpening(subject: Subject, line: string): Promise<Opening> {
  const connection = rawExchange(subject, Buffer.from(`${line}\n`));
  await eventually(
    'a first line',
    () => connection.received.includes('\n'),
    () => connection.received,
  );
  return firstLine(connection.received.slice(0, connection.received.indexOf('\n')));
}

function firstLine(line: string): Opening {
  const [word, ...rest] = line.split(' ');
  if (word === 'head') return { gap: undefined, cursor: rest[0] };
  return { gap: word === 'gap' ? rest[0] : undefined, cursor: rest[1] };
}
