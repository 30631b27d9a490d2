import { MAX_BODY_BYTES } from '../../core/capabilities.ts';
import type { ContractCase } from '../case.ts';
import { eventually, expectEqual, expectMatch } from '../expectation.ts';
import { expectReceived } from '../reader.ts';
import { postUp } from '../wire/posting.ts';
import { rawExchange } from '../wire/raw-exchange.ts';
import { openWebSocket, payloadsOf } from '../wire/websocket.ts';
import { clientFrame, OPCODE } from '../wire/websocket-frames.ts';

const LINES = ['hello', '', ' ', 'echo 7 nested', '\u0000', 'a=b&c=%0a+d', 'Grüße 😀', 'x'.repeat(20_000)];
const NO_LINES = [
  ['an LF', 'one\ntwo', 400],
  ['a CR', 'one\rtwo', 400],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0xc3, 0x28]), 400],
  ['a byte more than 1 MiB', 'x'.repeat(MAX_BODY_BYTES + 1), 413],
] as const;

/** What clients send up comes back, to measure the way. */
export const WAY_UP: readonly ContractCase[] = [
  {
    id: 'way-up/posted-lines',
    rule: 25,
    title: 'a line that is posted to the path of the feed is the answer, as it is',
    needs: ['posts'],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      for (const line of [...LINES, 'x'.repeat(MAX_BODY_BYTES)]) {
        const { status, text, field } = await postUp(subject, line);
        expectEqual('the answer', { status, text }, { status: 200, text: line });
        expectMatch('Content-Type', field('content-type'), /^text\/plain\s*;\s*charset=utf-8$/i);
      }
      await subject.publish('an event');
      await expectReceived(reader, [], 'an event');
    },
  },
  {
    id: 'way-up/no-lines',
    rule: 25,
    title: 'a body with CR or LF, or that is no UTF-8, is answered 400, a longer one 413',
    needs: ['posts'],
    async run(subject) {
      for (const [what, body, status] of NO_LINES) {
        const answer = await postUp(subject, body);
        expectEqual(`the status of the answer to ${what}`, answer.status, status);
      }
    },
  },
  {
    id: 'way-up/messages',
    rule: 25,
    title: 'a message to be echoed comes back, to its sender alone, among events in their order',
    needs: ['way up', 'messages'],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      const socket = await openWebSocket(subject);
      const messages = (): readonly string[] => payloadsOf(socket, OPCODE.text).map(String);
      await eventually('the opening', () => messages().length === 1, messages);
      const echoes = LINES.map((line, index) => `echo ${index}-a ${line}`);
      for (const echo of echoes) socket.connection.write(clientFrame(OPCODE.text, Buffer.from(echo)));
      await eventually('every echo', () => messages().length > echoes.length, messages);
      expectEqual('what came back', messages().slice(1), echoes);
      await subject.publish('an event');
      await expectReceived(reader, [], 'an event');
    },
  },
  {
    id: 'way-up/lines',
    rule: 25,
    title: 'a line to be echoed comes back, to its sender alone, among events in their order',
    needs: ['way up', 'lines'],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      const connection = rawExchange(subject, 'now\n');
      await eventually('the opening', () => connection.received.includes('\n'));
      const opening = connection.received;
      const echoes = LINES.map((line, index) => `echo ${index}-a ${line}\n`).join('');
      connection.write(Buffer.from(echoes));
      const bytes = opening.length + Buffer.byteLength(echoes);
      await eventually('every echo', () => connection.received.length >= bytes);
      expectEqual('what came back', Buffer.from(connection.received, 'latin1').toString(), opening + echoes);
      await subject.publish('an event');
      await expectReceived(reader, [], 'an event');
    },
  },
];
