import { describe, expect, test } from 'vitest';
import { eachFigure, uncounted, without } from '../claims/example-changes.ts';
import type { Change } from '../claims/example-evidence.ts';
import { adviceOn, type Advice } from './advice.ts';
import type { Asked } from './asked.ts';
import { CANDIDATES } from './candidates.ts';
import { EXAMPLE_ASKED, exampleGrounds, MESSAGE_US, nameOf, orderOf } from './example-grounds.ts';

function adviceFor(changes: Partial<Asked>, ...evidence: readonly Change[]): Advice {
  return adviceOn({ ...EXAMPLE_ASKED, ...changes }, exampleGrounds(...evidence));
}

/** Of each, behind whom it is put and by what. */
function partingsOf({ placed }: Advice): Readonly<Record<string, string>> {
  return Object.fromEntries(
    placed.map(({ item, after }) => [
      nameOf(item.candidate),
      after === undefined ? 'first' : after.kind === 'alike' ? `as ${nameOf(after.as.candidate)}` : after.by,
    ]),
  );
}

const DAY_S = 86_400;
const PER_DAY = 1 / DAY_S;
const HOUR_US = 3_600_000_000;

describe('candidates', () => {
  test('are every transport over every version of HTTP, once', () => {
    expect(CANDIDATES.map(nameOf)).toEqual([
      'polling/1',
      'polling/2',
      'long-polling/1',
      'long-polling/2',
      'sse/1',
      'sse-h2/2',
      'websocket/1',
    ]);
  });
});

describe('advice at the corners', () => {
  test('one client: nobody pays for anything, and polling is the least to write', () => {
    const advice = adviceFor({ clients: 1, ratePerSecond: PER_DAY });
    expect(orderOf(advice)[0]).toBe('polling/1');
    expect(partingsOf(advice)).toMatchObject({ 'polling/2': 'as polling/1', 'long-polling/1': 'lines' });
  });

  test('a million at 1 event/s: streams, as polls take cores', () => {
    const advice = adviceFor({ clients: 1_000_000 });
    expect(orderOf(advice).slice(0, 2)).toEqual(['sse/1', 'websocket/1']);
    expect(partingsOf(advice)).toMatchObject({ 'sse-h2/2': 'cores', 'polling/2': 'cores' });
    // 7 µs for each client, and for its signs of life.
    expect(advice.placed[0]?.item.server?.load).toBeCloseTo(7 * (1 + 1 / 15), 1);
    expect(advice.placed[0]?.item.server?.presumed).toBeGreaterThan(7);
  });

  test('a million, 1 event a day that may be an hour late: polls, as streams take cores to stay alive', () => {
    const advice = adviceFor({ clients: 1_000_000, ratePerSecond: PER_DAY, lateUs: HOUR_US });
    expect(orderOf(advice)[0]).toBe('polling/2');
    expect(partingsOf(advice)).toMatchObject({ 'polling/1': 'bytes', 'sse/1': 'cores' });
  });

  test('100 a second: streams', () => {
    const advice = adviceFor({ ratePerSecond: 100, lateUs: 100_000 });
    expect(orderOf(advice).slice(0, 2)).toEqual(['sse/1', 'websocket/1']);
    expect(partingsOf(advice)).toMatchObject({ 'long-polling/2': 'cores' });
  });

  test('a cookie of 4 KB rides on every poll and every POST, and on no event', () => {
    const [plain, sweet] = [0, 4_096].map((cookieBytes) =>
      adviceFor({ cookieBytes, upstreamPerSecond: 0.5 }),
    );
    const up = (advice: Advice | undefined, name: string): number =>
      advice?.placed.find(({ item }) => nameOf(item.candidate) === name)?.item.bytesPerSecond.up ?? NaN;
    const more = (name: string): number => up(sweet, name) - up(plain, name);
    const polls =
      1_000_000_000 / (plain?.placed.find(({ item }) => item.pollEveryUs)?.item.pollEveryUs ?? NaN);
    expect(more('polling/1')).toBeCloseTo((polls + 500) * 4_096, 3);
    expect(more('sse/1')).toBeCloseTo(500 * 4_096, 6);
    expect(more('websocket/1')).toBe(0);
    expect(partingsOf(sweet ?? adviceFor({}))).toMatchObject({ 'polling/1': 'bytes' });
  });

  test('messages up: WebSocket, as a POST each takes cores', () => {
    const advice = adviceFor({ upstreamPerSecond: 5 }, without('sweep-poll'));
    expect(orderOf(advice).slice(0, 2)).toEqual(['websocket/1', 'sse/1']);
    expect(partingsOf(advice)).toMatchObject({ 'sse/1': 'cores', 'polling/1': 'bytes' });
    // No claim compares a server's CPU with messages up.
    expect(advice.placed[1]?.claim).toBeUndefined();
    const [websocket, sse] = advice.placed.map(({ item }) => item.server?.load ?? NaN);
    expect((sse ?? NaN) - (websocket ?? NaN)).toBeCloseTo(
      5_000 * (MESSAGE_US.sse - MESSAGE_US.websocket) * 1e-6,
      2,
    );
  });
});

describe('those that cannot do it', () => {
  test('come last, with how late they are at the least', () => {
    const advice = adviceFor({ delayUs: 30_000, lateUs: 60_000, ratePerSecond: 20 });
    expect(orderOf(advice)).toEqual(['sse/1', 'websocket/1', 'sse-h2/2']);
    expect(advice.barred.map(({ candidate, obstacle }) => [nameOf(candidate), obstacle.kind])).toEqual([
      ['polling/1', 'late'],
      ['polling/2', 'late'],
      ['long-polling/1', 'late'],
      ['long-polling/2', 'late'],
    ]);
    const [polling] = advice.barred;
    // A round trip between polls, the way down, and half the streams' median of 1.5 ms.
    expect(polling?.obstacle).toEqual({
      kind: 'late',
      leastUs: expect.closeTo(0.99 * 60_000 + 30_000 + 1_500, -2) as number,
    });
    expect(polling?.claim?.id).toBe('polling-late');
  });

  test('are those of another HTTP where their transport has none over this', () => {
    const advice = adviceFor({ http: 2 });
    expect(orderOf(advice)).not.toContain('sse/1');
    expect(advice.barred).toMatchObject([
      {
        candidate: { row: 'websocket' },
        obstacle: { kind: 'http', only: 1 },
        claim: { id: 'h2-sse-alternative' },
      },
    ]);
  });

  test('are all, where nothing is as quick', () => {
    const advice = adviceFor({ lateUs: 100 });
    expect(advice.placed).toEqual([]);
    expect(advice.barred).toHaveLength(CANDIDATES.length);
    expect(advice.turnings).toContainEqual(expect.objectContaining({ input: 'lateUs', towards: 'more' }));
  });
});

describe('advice goes by the evidence', () => {
  const dearer: Change = eachFigure('fanout', 'server.cpu', 'sse', (us) => us * 10);

  test('and changes when a figure is made worse', () => {
    const asked = { clients: 100_000 };
    expect(orderOf(adviceFor(asked))[0]).toBe('sse/1');
    const advice = adviceFor(asked, dearer);
    expect(orderOf(advice)[0]).toBe('websocket/1');
    expect(partingsOf(advice)['sse/1']).toBe('cores');
  });

  test('and says what is missing, which puts nobody first', () => {
    const advice = adviceFor({ clients: 100_000 }, without('fanout'));
    expect(orderOf(advice).slice(0, 2)).not.toContain('sse/1');
    const sse = advice.placed.find(({ item }) => item.candidate.row === 'sse');
    expect(sse?.item.server).toBeNull();
    expect(advice.gaps).toMatchObject([
      {
        what: 'cpu',
        of: [{ row: 'sse' }, { row: 'sse-h2' }, { row: 'websocket' }],
        command: 'pushbench run fanout',
      },
    ]);
  });

  test('and asks for messages only where some are sent', () => {
    const missing = (upstreamPerSecond: number) =>
      adviceFor({ upstreamPerSecond }, without('duplex')).gaps.map(({ command }) => command);
    expect(missing(0)).toEqual([]);
    expect(missing(1)).toEqual(['pushbench run duplex']);
  });

  test('and does without any of it', () => {
    const suites = ['standard', 'fanout', 'broadcast', 'waiting', 'sweep-poll', 'duplex'] as const;
    const advice = adviceFor({ upstreamPerSecond: 1 }, ...suites.map(without), uncounted);
    expect(advice.placed).toHaveLength(CANDIDATES.length);
    expect(advice.gaps.map(({ command }) => command)).toEqual([
      'pushbench run standard',
      'pushbench run sweep-poll',
      'pushbench run fanout',
      'pushbench run duplex',
      'pushbench run waiting',
      'npm run record:simplicity',
    ]);
    expect(advice.reach).toEqual([]);
  });

  test('and is the same from the same evidence', () => {
    expect(adviceFor({})).toEqual(adviceFor({}));
  });
});

describe('how far it reaches', () => {
  test('is told by a factor, and is nothing within what was measured', () => {
    const reach = adviceFor({ clients: 2_000, delayUs: 50_000, bodyBytes: 50 }).reach;
    // The made-up runs have 200 clients, bodies of 100 and 120 bytes, and delays of up to 100 ms.
    expect(reach).toContainEqual(
      expect.objectContaining({
        of: 'clients',
        least: 200,
        most: 200,
        beyond: 10,
        suites: ['fanout', 'waiting'],
      }),
    );
    expect(reach).toContainEqual(expect.objectContaining({ of: 'body', beyond: 2 }));
    expect(reach).toContainEqual(expect.objectContaining({ of: 'delay', most: 100_000, beyond: 1 }));
  });
});
