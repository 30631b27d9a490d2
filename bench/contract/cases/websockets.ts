import { createHash } from 'node:crypto';
import type { ContractCase } from '../case.ts';
import { eventually, expectEqual, expectMatch } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { fieldIn, openWebSocket, payloadsOf, type HandMadeWebSocket } from '../wire/websocket.ts';
import { clientFrame, OPCODE } from '../wire/websocket-frames.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
/** RFC 6455 §1.3. */
const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const MOST_CLIENT_BYTES = 65_536;

/** Frames that break RFC 6455, and the code that §7.4 names for it. */
const BROKEN_FRAMES = [
  {
    id: 'unmasked',
    what: 'an unmasked frame',
    frame: clientFrame(OPCODE.text, Buffer.from('bare'), { masked: false }),
    code: 1002,
  },
  {
    id: 'reserved-opcode',
    what: 'a frame with a reserved opcode',
    frame: clientFrame(3, Buffer.from('?')),
    code: 1002,
  },
  {
    id: 'not-utf-8',
    what: 'a text that is no UTF-8',
    frame: clientFrame(OPCODE.text, Buffer.from([0xc3, 0x28])),
    code: 1007,
  },
  {
    id: 'oversize',
    what: `a message of more than ${MOST_CLIENT_BYTES} bytes`,
    frame: clientFrame(OPCODE.text, Buffer.alloc(MOST_CLIENT_BYTES + 1, 'x')),
    code: 1009,
  },
];

/** What RFC 6455 asks for, and what the messages hold. */
export const WEBSOCKETS: readonly ContractCase[] = [
  {
    id: 'websockets/handshake',
    rule: 11,
    title: 'the handshake is accepted without any extension, though compression was offered',
    needs: ['messages'],
    async run(subject) {
      const { head } = await openWebSocket(subject, {
        key: KEY,
        fields: ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'],
      });
      expectMatch('the answer', head, /^HTTP\/1\.1 101 /);
      const accept = createHash('sha1').update(`${KEY}${KEY_SUFFIX}`).digest('base64');
      expectEqual('Sec-WebSocket-Accept', fieldIn(head, 'Sec-WebSocket-Accept'), accept);
      expectEqual('Sec-WebSocket-Extensions', fieldIn(head, 'Sec-WebSocket-Extensions'), undefined);
    },
  },
  {
    id: 'websockets/bad-handshake',
    rule: 11,
    title: 'a handshake without a proper key or version is refused',
    needs: ['messages'],
    async run(subject) {
      for (const wrong of [{ key: 'short' }, { key: '' }, { version: '12' }, { version: 'x' }]) {
        expectMatch('the answer', (await openWebSocket(subject, wrong)).head, /^HTTP\/1\.1 4\d\d /);
      }
    },
  },
  {
    id: 'websockets/messages',
    rule: 11,
    title: 'a subscription opens with its cursor or a gap; an event is its cursor, a space and its payload',
    needs: ['messages'],
    async run(subject) {
      const [start, first] = await publishNoted(subject, numbered(1));
      const target = `${subject.url.pathname}?after=`;
      const live = await openWebSocket(subject);
      const resumed = await openWebSocket(subject, { target: `${target}${start}` });
      const lost = await openWebSocket(subject, { target: `${target}bad` });
      const [, second] = await publishNoted(subject, ['event 2']);
      await expectMessages(live, [`head ${first}`, `${second} event 2`]);
      await expectMessages(resumed, [`head ${start}`, `${first} event 1`, `${second} event 2`]);
      await expectMessages(lost, [`gap malformed ${first}`, `${second} event 2`]);
    },
  },
  {
    id: 'websockets/ping',
    rule: 11,
    title: 'a ping is answered by a pong with its payload; what a client says is passed over',
    needs: ['messages'],
    async run(subject) {
      const socket = await openWebSocket(subject);
      socket.connection.write(clientFrame(OPCODE.text, Buffer.from('hello')));
      socket.connection.write(clientFrame(OPCODE.ping, Buffer.from('are you there?')));
      await eventually('a pong', () => payloadsOf(socket, OPCODE.pong).length > 0);
      expectEqual('pongs', payloadsOf(socket, OPCODE.pong).map(String), ['are you there?']);
      const [head, next] = await publishNoted(subject, ['event']);
      await expectMessages(socket, [`head ${head}`, `${next} event`]);
    },
  },
  ...BROKEN_FRAMES.map(({ id, what, frame, code }): ContractCase => ({
    id: `websockets/${id}`,
    rule: 11,
    title: `${what} from a client is answered by a close with code ${code}`,
    needs: ['messages'],
    async run(subject) {
      const socket = await openWebSocket(subject);
      socket.connection.write(frame);
      await expectCloseCode(socket, code);
      socket.connection.end();
      await eventually('the end of the connection', () => socket.connection.over);
    },
  })),
  {
    id: 'websockets/close',
    rule: 11,
    title: 'a close is answered by a close with the same code, and the connection ends',
    needs: ['messages'],
    async run(subject) {
      const socket = await openWebSocket(subject);
      socket.connection.write(clientFrame(OPCODE.close, Buffer.from([0x03, 0xe8])));
      await expectCloseCode(socket, 1_000);
      await eventually('the end of the connection', () => socket.connection.over);
    },
  },
  {
    id: 'websockets/closed-server',
    rule: 16,
    title: 'a server that closes says that it is going away (1001)',
    needs: ['messages'],
    server: 'restartable',
    async run(subject) {
      const socket = await openWebSocket(subject);
      await subject.life.stop();
      await expectCloseCode(socket, 1_001);
    },
  },
];

async function expectMessages(socket: HandMadeWebSocket, expected: readonly string[]): Promise<void> {
  const messages = (): readonly string[] => payloadsOf(socket, OPCODE.text).map(String);
  await eventually('messages', () => messages().length >= expected.length, messages);
  expectEqual('messages', messages(), expected);
}

/** RFC 6455 §5.5.1: the first two bytes of a close are its code. */
async function expectCloseCode(socket: HandMadeWebSocket, expected: number): Promise<void> {
  const codes = (): readonly number[] =>
    payloadsOf(socket, OPCODE.close).map((payload) => payload.readUInt16BE());
  await eventually(`a close with code ${expected}`, () => codes().length > 0);
  expectEqual('codes of close', codes(), [expected]);
}
