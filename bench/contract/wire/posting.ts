import { PUBLISH_PATH } from '../../core/capabilities.ts';
import type { Subject } from '../subject.ts';
import { wholeAnswer, type Answer, type Call } from './http-exchange.ts';

type Fields = NonNullable<Call['fields']>;

/** Posts a body whose length is announced, to the feed's path. Resolves once the answer is complete. */
export function postUp(subject: Subject, body: string | Buffer): Promise<Answer> {
  return wholeAnswer(subject, { method: 'POST', fields: [lengthOf(body)], body });
}

/** Posts an event by hand, its length announced. Resolves once the answer is complete, whatever it is. */
export function postEvent(subject: Subject, body: string | Buffer, fields: Fields = []): Promise<Answer> {
  return publishing(subject, { fields: [lengthOf(body), ...fields], body });
}

/** Over HTTP/1.1 the length of such a body comes out as it is sent. */
export function postEventInChunks(subject: Subject, body: string): Promise<Answer> {
  return publishing(subject, { body });
}

async function publishing(subject: Subject, call: Call): Promise<Answer> {
  const answer = await wholeAnswer(subject, { method: 'POST', target: PUBLISH_PATH, ...call });
  const cursor = answer.field('event-cursor');
  if (answer.status === 204 && cursor !== undefined) subject.onPosted?.(cursor);
  return answer;
}

function lengthOf(body: string | Buffer): readonly [string, string] {
  return ['Content-Length', String(Buffer.byteLength(body))];
}
