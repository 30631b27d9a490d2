import { postsUp, type ContractCase } from '../case.ts';
import { CAPABILITIES_PATH, PUBLISH_PATH } from '../../core/capabilities.ts';
import { endpointOf } from '../../core/endpoint.ts';
import { expectEqual, expectMatch, shown } from '../expectation.ts';
import type { Subject } from '../subject.ts';
import type { Call } from '../wire/http-exchange.ts';
import { expectPasses, expectStatus } from '../wire/passage.ts';
import { rawAnswer } from '../wire/raw-exchange.ts';

const RELAY = 'relay.example:8080';
const MANY_FIELDS = 110;
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'TRACE', 'PROPFIND'];

/** What may come in over HTTP at all, and to which name. */
export const GATE: readonly ContractCase[] = [
  {
    id: 'gate/path',
    rule: 18,
    title: 'a path that nothing was declared at is answered 404',
    needs: ['http'],
    async run(subject) {
      const feed = subject.url.pathname;
      for (const target of [
        `${feed}/`,
        `${feed}x`,
        `/x${feed}`,
        `/${feed}`,
        feed.toUpperCase(),
        '/%66eed',
        '/elsewhere?after=',
      ]) {
        await expectStatus(subject, { target }, 404);
      }
    },
  },
  {
    id: 'gate/method',
    rule: 18,
    title: 'a method that a path has no answer for is answered 405, with those that it has in Allow',
    needs: ['http'],
    async run(subject) {
      const feed = postsUp(subject.row) ? ['GET', 'POST', 'OPTIONS'] : ['GET', 'OPTIONS'];
      for (const method of METHODS) await expectMethods(subject, { method }, feed);
      await expectMethods(subject, { method: 'POST', target: CAPABILITIES_PATH }, ['GET', 'OPTIONS']);
      await expectMethods(subject, { method: 'GET', target: PUBLISH_PATH }, ['POST', 'OPTIONS']);
    },
  },
  {
    id: 'gate/body',
    rule: 18,
    title: 'a GET with a body is answered 413',
    needs: ['http'],
    async run(subject) {
      await expectStatus(subject, { fields: [['Content-Length', '4']], body: 'body' }, 413);
    },
  },
  {
    id: 'gate/chunked-body',
    rule: 18,
    title: 'a GET with a body in chunks is answered 413',
    needs: ['http1'],
    async run(subject) {
      await expectStatus(subject, { fields: [['Transfer-Encoding', 'chunked']], body: 'body' }, 413);
    },
  },
  {
    id: 'gate/body-without-length',
    rule: 18,
    title: 'a GET with a body whose length nobody told is answered 413',
    needs: ['http2'],
    async run(subject) {
      await expectStatus(subject, { body: 'body' }, 413);
    },
  },
  {
    id: 'gate/fields',
    rule: 18,
    title: 'more than a hundred header fields are answered 431',
    needs: ['http'],
    async run(subject) {
      const fields = Array.from({ length: MANY_FIELDS }, (_, index) => [`X-${index}`, 'x'] as const);
      await expectStatus(subject, { fields }, 431);
    },
  },
  {
    id: 'gate/foreign-host',
    rule: 19,
    title: 'a request to a foreign name is answered 421',
    needs: ['http'],
    async run(subject) {
      const { port } = endpointOf(subject.url);
      const names = ['evil.example', `evil.example:${port}`, 'localhost:1', `localhost.evil.example:${port}`];
      for (const name of names) await expectStatus(subject, { fields: [['Host', name]] }, 421);
    },
  },
  {
    id: 'gate/own-host',
    rule: 19,
    title: "a request to one of this machine's own names passes, in whatever case",
    needs: ['http'],
    async run(subject) {
      const { port } = endpointOf(subject.url);
      const isHere = OWN_NAMES.includes(subject.url.hostname);
      for (const name of isHere ? [...OWN_NAMES, 'LOCALHOST'] : [subject.url.hostname.toUpperCase()]) {
        await expectPasses(subject, { fields: [['Host', `${name}:${port}`]] });
      }
    },
  },
  {
    id: 'gate/allowed-host',
    rule: 19,
    title: 'a request to a name that is allowed by option passes',
    needs: ['http'],
    server: 'ours',
    settings: { allowedHosts: [RELAY] },
    async run(subject) {
      await expectPasses(subject, { fields: [['Host', RELAY]] });
    },
  },
  {
    id: 'gate/host-doubled',
    rule: 19,
    title: 'a request with two Host fields, or with none, is answered 400',
    needs: ['http1'],
    async run(subject) {
      const { host, pathname } = subject.url;
      for (const fields of [
        `Host: ${host}\r\nHost: ${host}\r\n`,
        `Host: ${host}\r\nhost: evil.example\r\n`,
        '',
      ]) {
        const request = `GET ${pathname} HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`;
        expectMatch(`the answer to ${shown(fields)}`, await rawAnswer(subject, request), /^HTTP\/1\.1 400 /);
      }
    },
  },
];

/** A method that is answered is none of this case's; each of the others is told which are. */
async function expectMethods(subject: Subject, call: Call, allowed: readonly string[]): Promise<void> {
  if (allowed.includes(call.method ?? 'GET')) return;
  const answer = await expectStatus(subject, call, 405);
  const told = (answer.field('allow') ?? '').split(/\s*,\s*/).sort();
  expectEqual(`Allow in the answer to ${shown(call)}`, told, [...allowed].sort());
}
