import type { ContractCase } from '../case.ts';
import { eventually, expectEqual, expectMatch, shown } from '../expectation.ts';
import type { Subject } from '../subject.ts';
import { exchange } from '../wire/http-exchange.ts';
import { expectStatus } from '../wire/passage.ts';
import { fieldIn, openWebSocket, type Handshake } from '../wire/websocket.ts';

const PAGE = 'https://page.example';
const RELAY = 'relay.example:8080';

/** The gate stands before WebSocket's upgrade too. */
export const UPGRADE_GATE: readonly ContractCase[] = [
  {
    id: 'upgrade-gate/refusals',
    rule: 21,
    title:
      'a handshake of a foreign page, to a foreign name, by a wrong method or to a wrong path is refused',
    needs: ['messages'],
    async run(subject) {
      const refusals: readonly (readonly [Handshake, number])[] = [
        [{ fields: ['Origin: http://evil.example'] }, 403],
        [{ fields: ['Origin: null'] }, 403],
        [{ host: `evil.example:${subject.url.port}` }, 421],
        [{ fields: [`Host: ${subject.url.host}`] }, 400],
        [{ target: '/elsewhere' }, 404],
        [{ method: 'POST' }, 405],
        [{ fields: ['Content-Length: 4'] }, 413],
      ];
      for (const [how, status] of refusals) {
        const { head, connection } = await openWebSocket(subject, how);
        expectMatch(`the answer to ${shown(how)}`, head, new RegExp(`^HTTP/1\\.1 ${status} `));
        if (status === 405)
          expectMatch('Allow', fieldIn(head, 'Allow'), /^GET\s*,\s*OPTIONS$|^OPTIONS\s*,\s*GET$/);
        await eventually('the end of the connection', () => connection.over);
      }
    },
  },
  {
    id: 'upgrade-gate/own-page',
    rule: 21,
    title: "a handshake of a page of the server's own is accepted",
    needs: ['messages'],
    run: (subject) => expectAccepted(subject, { fields: [`Origin: ${subject.url.origin}`] }),
  },
  {
    id: 'upgrade-gate/allowed',
    rule: 21,
    title: 'a handshake to a name and of a page that are allowed by option is accepted',
    needs: ['messages'],
    server: 'ours',
    settings: { allowedHosts: [RELAY], allowedOrigins: [PAGE] },
    run: (subject) => expectAccepted(subject, { host: RELAY, fields: [`Origin: ${PAGE}`] }),
  },
  {
    id: 'upgrade-gate/plain-request',
    rule: 21,
    title: 'a request that asks for no upgrade is answered 426, with what to upgrade to',
    needs: ['messages'],
    async run(subject) {
      const answer = await exchange(subject);
      expectEqual('the status', answer.status, 426);
      expectEqual('Upgrade', answer.field('upgrade'), 'websocket');
    },
  },
  {
    id: 'upgrade-gate/other-protocols',
    rule: 21,
    title: 'a request that offers an upgrade to something unknown is answered as if it did not',
    needs: ['http1'],
    async run(subject) {
      const { status } = await exchange(subject);
      for (const protocol of ['h2c', 'TLS/1.3', 'websocket2', 'x, h2c']) {
        const fields = [
          ['Connection', 'Upgrade'],
          ['Upgrade', protocol],
        ] as const;
        await expectStatus(subject, { fields }, status);
      }
    },
  },
];

async function expectAccepted(subject: Subject, how: Handshake): Promise<void> {
  expectMatch('the answer', (await openWebSocket(subject, how)).head, /^HTTP\/1\.1 101 /);
}
