import type { ContractCase } from '../case.ts';
import { expectEqual, expectMatch } from '../expectation.ts';
import { expectPasses, expectStatus } from '../wire/passage.ts';

const PAGE = 'https://page.example';

/** Which pages may read the feed. */
export const ORIGINS: readonly ContractCase[] = [
  {
    id: 'origins/foreign',
    rule: 20,
    title: 'a request from a foreign page is answered 403',
    needs: ['http'],
    async run(subject) {
      const { host, port } = subject.url;
      const origins = [
        'http://evil.example',
        'null',
        'http://127.0.0.1:1',
        `http://evil.example:${port}`,
        `ftp://${host}`,
        host,
      ];
      for (const origin of [PAGE, ...origins])
        await expectStatus(subject, { fields: [['Origin', origin]] }, 403);
    },
  },
  {
    id: 'origins/own',
    rule: 20,
    title: "a request from a page of the server's own passes",
    needs: ['http'],
    async run(subject) {
      // Where TLS is ended before the server, its pages have it in their origin.
      for (const origin of [subject.url.origin, `https://${subject.url.host}`])
        await expectPasses(subject, { fields: [['Origin', origin]] });
    },
  },
  {
    id: 'origins/allowed',
    rule: 20,
    title: 'a page whose origin is allowed by option passes, and may read the answer and its cursor',
    needs: ['http'],
    server: 'ours',
    settings: { allowedOrigins: [PAGE] },
    async run(subject) {
      const answer = await expectPasses(subject, { fields: [['Origin', PAGE]] });
      expectEqual('Access-Control-Allow-Origin', answer.field('access-control-allow-origin'), PAGE);
      const exposed = answer.field('access-control-expose-headers');
      expectEqual('Access-Control-Expose-Headers', exposed, 'Event-Cursor, Event-Gap');
      expectMatch('Vary', answer.field('vary'), /\bOrigin\b/);
      await expectStatus(subject, { fields: [['Origin', 'https://other.example']] }, 403);
    },
  },
  {
    id: 'origins/preflight',
    rule: 20,
    title:
      'the preflight of an allowed page is answered 204 with what it may send, that of a foreign page 403',
    needs: ['http'],
    server: 'ours',
    settings: { allowedOrigins: [PAGE] },
    async run(subject) {
      const asked = [
        ['Access-Control-Request-Method', 'GET'],
        ['Access-Control-Request-Headers', 'last-event-id'],
      ] as const;
      const answer = await expectStatus(
        subject,
        { method: 'OPTIONS', fields: [['Origin', PAGE], ...asked] },
        204,
      );
      expectEqual('Access-Control-Allow-Origin', answer.field('access-control-allow-origin'), PAGE);
      expectMatch('Access-Control-Allow-Methods', answer.field('access-control-allow-methods'), /\bGET\b/);
      expectMatch(
        'Access-Control-Allow-Headers',
        answer.field('access-control-allow-headers'),
        /\bLast-Event-ID\b/i,
      );
      const foreign = { method: 'OPTIONS', fields: [['Origin', 'https://other.example'], ...asked] } as const;
      await expectStatus(subject, foreign, 403);
    },
  },
];
