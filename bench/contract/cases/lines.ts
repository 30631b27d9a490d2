import type { ContractCase } from '../case.ts';
import { eventually, expectEqual } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { rawExchange, type RawExchange } from '../wire/raw-exchange.ts';

/** Longer than any request may be. */
const ENDLESS = 'now'.repeat(10_000);

/** What goes over a bare socket. */
export const LINES: readonly ContractCase[] = [
  {
    id: 'lines/events',
    rule: 11,
    title: 'a subscription opens with its cursor or a gap; an event is its cursor, a space and its payload',
    needs: ['lines'],
    async run(subject) {
      const [start, first] = await publishNoted(subject, numbered(1));
      const live = rawExchange(subject, 'now\n');
      const resumed = rawExchange(subject, `after ${start}\n`);
      const lost = rawExchange(subject, 'something else\n');
      for (const connection of [live, resumed, lost]) {
        await eventually('a line', () => connection.received !== '');
      }
      const [, second] = await publishNoted(subject, ['event 2']);
      await expectLines(live, [`head ${first}`, `${second} event 2`]);
      await expectLines(resumed, [`head ${start}`, `${first} event 1`, `${second} event 2`]);
      await expectLines(lost, [`gap malformed ${first}`, `${second} event 2`]);
    },
  },
  {
    id: 'lines/request-in-pieces',
    rule: 11,
    title: 'a request may come in pieces, and what follows it is passed over',
    needs: ['lines'],
    async run(subject) {
      const [head] = await publishNoted(subject, []);
      const connection = rawExchange(subject, 'n');
      connection.write('o');
      // What is asked later and answered at once shows that the first one waits.
      await expectLines(rawExchange(subject, 'now\n'), [`head ${head}`]);
      expectEqual('what came before the request was whole', connection.received, '');
      connection.write('w\nand more\n');
      await expectLines(connection, [`head ${head}`]);
    },
  },
  {
    id: 'lines/endless-request',
    rule: 11,
    title: 'a request that does not end is answered as malformed',
    needs: ['lines'],
    async run(subject) {
      const [head] = await publishNoted(subject, []);
      await expectLines(rawExchange(subject, ENDLESS), [`gap malformed ${head}`]);
    },
  },
];

async function expectLines(connection: RawExchange, expected: readonly string[]): Promise<void> {
  const text = `${expected.join('\n')}\n`;
  await eventually(
    'lines',
    () => connection.received.length >= text.length,
    () => connection.received,
  );
  expectEqual('the lines', connection.received, text);
}
