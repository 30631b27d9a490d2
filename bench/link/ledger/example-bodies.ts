import fc from 'fast-check';

/** What the feed writes, for tests: payloads of ASCII, so that characters are bytes. */
export const payload: fc.Arbitrary<string> = fc
  .oneof({ weight: 9, arbitrary: fc.nat({ max: 60 }) }, { weight: 1, arbitrary: fc.nat({ max: 700 }) })
  .map((length) => `{"n":"${'x'.repeat(length)}"}`);

export const cursor: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('a', 'ab12', 'zzzzzzzzzzzzzzzz'), fc.nat())
  .map(([epoch, seq]) => `${epoch}-${seq}`);

export const payloadLines: fc.Arbitrary<string> = fc
  .array(payload, { maxLength: 4 })
  .map((payloads) => payloads.map((text) => `${text}\n`).join(''));

export const eventBlocks: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.array(
      fc.oneof(
        fc.tuple(cursor, payload).map(([id, text]) => [`id: ${id}`, `data: ${text}`]),
        fc.tuple(cursor, payload).map(([id, text]) => [`data:${text}`, `: aside`, `id:${id}`, 'data']),
        cursor.map((id) => ['retry: 500', `id: ${id}`]),
        cursor.map((id) => ['event: gap', `id: ${id}`, 'data: expired']),
        fc.constantFrom([':'], [': beat'], [], ['a-name-longer-than-any: x'], ['id']),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([lineEnd, blocks]) => blocks.map((lines) => [...lines, ''].join(lineEnd) + lineEnd).join(''));
