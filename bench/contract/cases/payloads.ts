import { decodeEvent, encodeEvent, type FeedEvent } from '../../core/event.ts';
import type { ContractCase } from '../case.ts';
import { expectEqual } from '../expectation.ts';
import { expectReceived } from '../reader.ts';
import type { Subject } from '../subject.ts';

const MEGABYTE = 1_000_000;

/** Text that a transport's own syntax is made of. */
const LOOKALIKES = [
  'data: nested',
  'data:',
  ': a comment',
  'id: 7',
  'id: abcd-7',
  'event: gap',
  'retry: 1',
  'head abcd-7',
  'gap evicted abcd-7',
  'abcd-7 an event line',
  'abcd-7',
  '\\r\\n0\\r\\n\\r\\n',
  '\\n\\ndata: injected\\n\\n',
  '1a',
  '0',
  'HTTP/1.1 204 No Content',
  'Event-Cursor: abcd-7',
  '"quoted" \'twice\' `thrice` \\"escaped\\"',
  '{"feed":"m","n":1}',
  '[1,2,3]',
  'null',
  '%0d%0a&after=abcd-7+%20',
  '</script><!--',
];

/** Characters that something on the way may drop, turn or split at. */
const CHARACTERS = [
  ' one space ahead',
  '  two spaces ahead',
  'a space behind ',
  ' ',
  '\ta tab\t',
  'NUL \u0000 in the middle',
  '\u0000',
  'a bell \u0007, an escape \u001b[31m, a delete \u007f',
  'next line \u0085, line separator \u2028, paragraph separator \u2029',
  'vertical tab \u000b, form feed \u000c, file separator \u001c',
  '\ufeffa byte order mark ahead, \ufeff and one within',
  'Grüße, 日本語, العربية, \u202eright to left\u202c',
  'four bytes: 😀 𝄞 \u{10ffff}',
  'combined: e\u0301, a family: 👨‍👩‍👧‍👦, zero width: \u200b',
  'no character: \ufffe \uffff \ufffd',
];

/** Around the lengths at which WebSocket, chunks and HTTP/2 change their framing, and a megabyte. */
const SIZES = [
  0,
  1,
  2,
  15,
  16,
  125,
  126,
  127,
  255,
  256,
  4_095,
  4_096,
  16_383,
  16_384,
  65_535,
  65_536,
  MEGABYTE,
];

/** Payloads are text of one line, carried byte for byte. */
export const PAYLOADS: readonly ContractCase[] = [
  {
    id: 'payloads/lookalikes',
    rule: 2,
    title: "text that looks like the protocol's own is carried as it is",
    needs: [],
    run: (subject) => expectVerbatim(subject, LOOKALIKES),
  },
  {
    id: 'payloads/characters',
    rule: 2,
    title: 'NUL, spaces at the ends, line separators and characters of four bytes are carried as they are',
    needs: [],
    run: (subject) => expectVerbatim(subject, CHARACTERS),
  },
  {
    id: 'payloads/sizes',
    rule: 2,
    title: 'payloads from nothing to a megabyte are carried whole',
    needs: [],
    run: (subject) => expectVerbatim(subject, SIZES.map(textOfBytes)),
  },
  {
    id: 'payloads/wide-megabyte',
    rule: 2,
    title: 'a megabyte of characters of four bytes survives being split anywhere',
    needs: [],
    run: (subject) =>
      expectVerbatim(subject, [`x${'😀'.repeat(MEGABYTE / 4)}`, `xyz${'𝄞'.repeat(MEGABYTE / 4)}`]),
  },
  {
    id: 'payloads/escaped-body',
    rule: 2,
    title: 'an event whose body holds CR, LF, NUL and lone surrogates comes out as it went in',
    needs: [],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      const bodies = ['\r', '\n', '\r\n0\r\n\r\n', 'a\n\ndata: b\n\n', '\u0000', '\ud800 lone', '\\u000a'];
      const events = bodies.map((body, n): FeedEvent => ({ feed: 'measured', n, dueUs: n, sentUs: n, body }));
      await subject.publish(...events.map(encodeEvent), 'last');
      await expectReceived(reader, events.map(encodeEvent), 'last');
      const decoded = reader.received.map((received) =>
        typeof received === 'string' ? decodeEvent(received) : received,
      );
      expectEqual('the decoded events', decoded, [...events, undefined]);
    },
  },
];

/** Each alone and all at once. */
async function expectVerbatim(subject: Subject, payloads: readonly string[]): Promise<void> {
  const reader = await subject.openAgent().subscribe();
  for (const [index, payload] of payloads.entries()) await subject.publish(payload, `after ${index}`);
  await subject.publish(...payloads, 'last');
  const expected = payloads.flatMap((payload, index) => [payload, `after ${index}`]);
  await expectReceived(reader, [...expected, ...payloads], 'last');
}

function textOfBytes(bytes: number): string {
  return '0123456789abcdef'.repeat(Math.ceil(bytes / 16)).slice(0, bytes);
}
