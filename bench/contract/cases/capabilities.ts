import { randomUUID } from 'node:crypto';
import { CAPABILITIES_PATH, type Capabilities } from '../../core/capabilities.ts';
import { parseCursor } from '../../core/cursor.ts';
import { messageOf } from '../../core/failure.ts';
import { parseCapabilities } from '../../foreign/capabilities-form.ts';
import { declaredRows } from '../../foreign/declared-rows.ts';
import { transportOf } from '../../transports.ts';
import type { ContractCase } from '../case.ts';
import { eventually, expectEqual, expectMatch, shown } from '../expectation.ts';
import type { Reader } from '../reader.ts';
import type { Subject } from '../subject.ts';
import { exchange, wholeAnswer } from '../wire/http-exchange.ts';
import { openingOf } from '../wire/opening.ts';
import { openWebSocket } from '../wire/websocket.ts';

/** The case without which no other can tell anything. */
export const DECLARED_CASE: ContractCase = {
  id: 'capabilities/declared',
  rule: 23,
  title: 'a transport is where it is declared, takes a subscriber, and brings it what is published',
  needs: ['http'],
  async run(subject) {
    const row = declaredRows(subject.url, await capabilitiesOf(subject)).find(
      ({ transport, row: { http }, url }) =>
        transport === transportOf(subject.row) && http === subject.row.http && url.href === subject.url.href,
    );
    expectEqual(`${subject.url.pathname} is declared`, row !== undefined, true);
    await expectOffered(subject);
    const { gap, cursor } = await openingOf(subject, { query: '' });
    expectEqual(`a gap at ${subject.url.pathname}, where no cursor was named`, gap, undefined);
    expectEqual(`${shown(cursor)} is a cursor`, parseCursor(cursor ?? '') !== undefined, true);
    const { received } = await acceptedReader(subject);
    // Whatever others publish meanwhile, this is nobody else's.
    const payload = `an event ${randomUUID()}`;
    await subject.publish(payload);
    await eventually(
      'an event that was published',
      () => received.includes(payload),
      () => received.at(-1),
    );
  },
};

/** What a server says of itself. */
export const CAPABILITIES: readonly ContractCase[] = [
  DECLARED_CASE,
  {
    id: 'capabilities/one-log',
    rule: 24,
    title: 'every transport that is declared begins at the cursor of the newest event',
    needs: ['http'],
    async run(subject) {
      await subject.publish('an event');
      const heads = await Promise.all(
        declaredRows(subject.url, await capabilitiesOf(subject)).map(async ({ name, row, url }) => {
          const { cursor } = await openingOf({ ...subject, row, url }, { query: '' });
          return `${name} at ${String(cursor)}`;
        }),
      );
      const { cursor } = await openingOf(subject, { query: '' });
      for (const head of heads) expectMatch('the head', head, new RegExp(` at ${String(cursor)}$`));
    },
  },
];

async function capabilitiesOf(subject: Subject): Promise<Capabilities> {
  const { status, text, field } = await wholeAnswer(subject, { target: CAPABILITIES_PATH });
  expectEqual('the status of the answer to GET /', status, 200);
  expectMatch('Content-Type of the answer to GET /', field('content-type'), /^application\/json\s*(;|$)/i);
  return parseCapabilities(text);
}

/** Somebody at the path speaks the transport. */
async function expectOffered(subject: Subject): Promise<void> {
  const asked = `the status of the answer to GET ${subject.url.pathname}`;
  if (subject.row.framing === 'messages') {
    const { head } = await openWebSocket(subject);
    expectMatch(`${asked} with a WebSocket handshake`, / (\d+) /.exec(head)?.[1] ?? head, /^101$/);
    return;
  }
  const { status, field } = await exchange(subject);
  const isStream = subject.row.framing === 'event-stream';
  expectMatch(asked, String(status), isStream ? /^200$/ : /^20[04]$/);
  if (isStream) expectMatch('Content-Type', field('content-type'), /^text\/event-stream\s*(;|$)/i);
}

/** Rejects in time when nobody answers, as it is not known yet whether somebody does. */
async function acceptedReader(subject: Subject): Promise<Reader> {
  let reader: Reader | undefined;
  let refusal: string | undefined;
  subject
    .openAgent()
    .subscribe()
    .then(
      (accepted) => (reader = accepted),
      (error: unknown) => (refusal = messageOf(error)),
    );
  await eventually(
    `a subscription at ${subject.url.pathname} by a client of ours`,
    () => reader !== undefined || refusal !== undefined,
  );
  if (reader === undefined) throw new Error(refusal);
  return reader;
}
