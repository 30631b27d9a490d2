import { describe, expect, test } from 'vitest';
import { eventBytes } from '../core/event.ts';
import { chromiumWithCookie, readProfile } from '../profiles/profiles.ts';
import { rowOf, type RowId } from '../transports.ts';
import { openStage } from './stage.ts';
import { FIRST_SEQ, heartbeatCost, measureMessageCost, measureUnitCosts } from './unit-costs.ts';

const BODY = 100;
const PAYLOAD = eventBytes(BODY);
const ID_BYTES = `wire-${FIRST_SEQ + 2}`.length;
const PROFILE = readProfile('bare');

function costsOf(row: RowId): ReturnType<typeof measureUnitCosts> {
  return measureUnitCosts({ row, http: null, tls: false, profile: PROFILE, bodyBytes: BODY });
}

describe('what an exchange takes', () => {
  test.each([
    // The block `id: I␤data: P␤␤`, and a chunk of two hexadecimal digits around it.
    ['sse', { up: 0, down: PAYLOAD + ID_BYTES + 13 + 6 }, { up: 0, down: 3 + 5 }],
    ['sse-h2', { up: 0, down: PAYLOAD + ID_BYTES + 13 + 9 }, { up: 0, down: 3 + 9 }],
    // A frame header for 126 bytes and more; a ping, and a masked pong.
    ['websocket', { up: 0, down: PAYLOAD + ID_BYTES + 1 + 4 }, { up: 6, down: 2 }],
    ['raw-tcp', { up: 0, down: PAYLOAD + ID_BYTES + 2 }, { up: 0, down: 1 }],
  ] as const)(
    'is what the standards make of an event and a sign of life: %s',
    async (row, event, heartbeat) => {
      const costs = await costsOf(row);
      expect(costs).toMatchObject({ pattern: 'stream', event, heartbeat });
      expect(Math.min(costs.connecting.up, costs.connecting.down)).toBeGreaterThan(0);
    },
  );

  // A ping every millisecond is never answered before the next.
  const TOO_OFTEN = { row: 'websocket', http: null, tls: false, profile: PROFILE, bodyBytes: BODY } as const;

  test('ends with a line that says so when a connection is cut', async () => {
    const hurried = openStage({ ...TOO_OFTEN, serve: { heartbeatUs: 1 } });
    const beaten = hurried.then((stage) =>
      stage.awaitHeartbeat(stage.connected).finally(() => stage.close()),
    );
    await expect(beaten).rejects.toThrow(/^the connection was cut within the exchange; try again/);
  });

  test('of a sign of life is found, though at first they come too often', async () => {
    // So often, several come between two looks.
    const { up, down } = await heartbeatCost(TOO_OFTEN, 1_000);
    const beats = down / 2;
    expect(beats).toBeGreaterThanOrEqual(1);
    expect([beats % 1, up]).toEqual([0, beats * 6]);
  });

  test.each(['polling', 'long-polling'] as const)('of %s: a further event is a line', async (row) => {
    const costs = await costsOf(row);
    expect(costs).toMatchObject({ pattern: rowOf(row).pattern, furtherEvent: { up: 0, down: PAYLOAD + 1 } });
    if (costs.pattern === 'stream') return;
    expect(costs.pollWithEvent.up).toBe(costs.emptyPoll.up);
    expect(costs.pollWithEvent.down).toBeGreaterThan(costs.emptyPoll.down + PAYLOAD);
  });
});

describe('what a message up takes', () => {
  const messageOf = (row: RowId, profile = PROFILE) =>
    measureMessageCost({ row, http: null, tls: false, profile, bodyBytes: BODY });

  test.each([
    // `echo ID ` before the text; a frame header, and up a mask besides (RFC 6455 §5.2).
    ['websocket', { up: BODY + 10 + 6, down: BODY + 10 + 2 }],
    ['raw-tcp', { up: BODY + 10 + 1, down: BODY + 10 + 1 }],
  ] as const)('is what the standards make of it and its echo: %s', async (row, cost) => {
    expect(await messageOf(row)).toEqual(cost);
  });

  test.each(['polling', 'sse'] as const)(
    'is a request and its answer where there is HTTP: %s',
    async (row) => {
      const bare = await messageOf(row);
      expect(Math.min(bare.up, bare.down)).toBeGreaterThan(BODY + 50);
      const sweet = await messageOf(row, chromiumWithCookie(2_000));
      const plain = await messageOf(row, chromiumWithCookie(0));
      expect({ up: sweet.up - plain.up, down: sweet.down - plain.down }).toEqual({ up: 2_000, down: 0 });
    },
  );
});
