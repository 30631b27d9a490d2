import { describe, expect, test } from 'vitest';
import { countResources, resourcesSince } from '../contract/resources.ts';
import type { Exchange, ExchangeSection } from '../core/exchange.ts';
import { LAYERS } from '../core/layers.ts';
import { DIRECTIONS, type Direction } from '../link/ledger/dissector.ts';
import { readProfile } from '../profiles/profiles.ts';
import { ROW_IDS, rowOf, type RowId } from '../transports.ts';
import { playExchange } from './exchange.ts';

const BARE = readProfile('bare');

function play(row: RowId, changed: Partial<Parameters<typeof playExchange>[0]> = {}): Promise<Exchange> {
  return playExchange({ row, http: null, tls: false, profile: BARE, bodyBytes: 100, ...changed });
}

function bytesOf({ layers }: ExchangeSection, direction: Direction): number {
  return LAYERS.reduce((sum, layer) => sum + layers[direction][layer], 0);
}

function spanBytes({ spans }: ExchangeSection, direction: Direction): number {
  return spans
    .filter((span) => span.direction === direction)
    .reduce((sum, { content }) => sum + content.length, 0);
}

const cases = ROW_IDS.flatMap((row) =>
  [false, true].map((tls): [RowId, string, boolean] => [row, tls ? ' over TLS' : '', tls]),
);

describe('an exchange', () => {
  test.each(cases)('of %s%s accounts for every byte that the sockets counted', async (row, _over, tls) => {
    const { sections } = await play(row, { tls });
    for (const section of sections) {
      for (const direction of DIRECTIONS) {
        expect(bytesOf(section, direction)).toBe(section.counted[direction]);
        expect(spanBytes(section, direction)).toBe(
          section.counted[direction] - section.layers[direction].tls,
        );
      }
      expect(section.layers.up.unaccounted + section.layers.down.unaccounted).toBe(0);
      expect(section.layers.down.tls > 0).toBe(tls);
    }
    expect(sections.map(({ layers }) => layers.down.payload > 0)).toEqual(
      sections.map(({ name }) => name.endsWith('event')),
    );
  });

  test.each(ROW_IDS)('of %s takes the same number of bytes each time', async (row) => {
    const [one, other] = [await play(row), await play(row)];
    const lengths = ({ sections }: Exchange): unknown =>
      sections.map(({ name, spans, layers }) => [name, layers, spans.map(({ content }) => content.length)]);
    expect(lengths(other)).toEqual(lengths(one));
  });

  test.each(ROW_IDS)('of %s has an empty poll only where there is one', async (row) => {
    const names = (await play(row)).sections.map(({ name }) => name);
    const streamed = ['connecting', 'first event', 'second event'];
    expect(names).toEqual(rowOf(row).pattern === 'stream' ? streamed : [...streamed, 'empty poll']);
  });

  test.each(['polling', 'websocket'] as const)("of %s carries its header profile's fields", async (row) => {
    const said = ({ sections }: Exchange): number => sections[0]?.layers.up['request-heads'] ?? NaN;
    const cookie = await play(row, { profile: readProfile('chromium-cookie') });
    expect(said(cookie)).toBeGreaterThan(said(await play(row)) + 1_024);
  });

  test('can be over the other version of HTTP, which compresses heads', async () => {
    const [, , second] = (await play('polling', { http: 2 })).sections;
    const [, , before] = (await play('polling')).sections;
    expect(second?.counted.up).toBeLessThan(before?.counted.up ?? 0);
    expect(second?.spans.map(({ what }) => what)).toContainEqual(expect.stringContaining('HEADERS frame'));
  });

  test('of events larger than a frame or a socket buffer is whole', async () => {
    for (const row of ROW_IDS) {
      const { sections } = await play(row, { bodyBytes: 300_000 });
      expect(sections[1]?.layers.down.payload).toBeGreaterThan(300_000);
    }
  });

  test.each(ROW_IDS)('of %s leaves nothing open', async (row) => {
    const before = countResources();
    await play(row, { tls: true });
    await expect.poll(() => resourcesSince(before)).toBe('');
  });
});
