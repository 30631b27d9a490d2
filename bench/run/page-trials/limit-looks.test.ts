import { describe, expect, test } from 'vitest';
import type { LimitCounts } from '../../browser/limit-calls.ts';
import { lookAtFetch, lookAtNext } from './limit-looks.ts';

/** Six are open, a seventh was asked for, and nothing of that has reached the server. */
const AT_ITS_LIMIT = {
  asked: 7,
  accepted: 6,
  requests: 6,
  eventsCome: true,
  status: null,
  isFetchSeen: false,
};

/** A page with these counts and its server; whether what is published comes to those that are open. */
function stageWith(changes: Partial<Omit<typeof AT_ITS_LIMIT, 'status'> & { status: number | null }>) {
  const { asked, accepted, requests, eventsCome, status, isFetchSeen } = { ...AT_ITS_LIMIT, ...changes };
  let published = 1;
  let fetched = 0;
  function call(name: 'counts'): Promise<LimitCounts>;
  function call(name: 'fetch'): Promise<number | null>;
  function call(name: string): Promise<LimitCounts | number | null> {
    if (name === 'counts') {
      return Promise.resolve({ asked, accepted, leastEvents: eventsCome ? published : 0 });
    }
    fetched += 1;
    return Promise.resolve(status);
  }
  const server = {
    origin: 'http://127.0.0.1:1',
    publish: () => void (published += 1),
    counts: () => ({ requests: requests + (isFetchSeen ? fetched : 0), connections: 6 }),
  };
  return { server, call, waitMs: 40 };
}

const HANGING = { hangs: true, observation: { shown: true } };
const NOT_SHOWN = { hangs: false, observation: { shown: false } };

describe('the next subscription', () => {
  test('hangs when the server has not heard of it and those that are open go on', async () => {
    expect(await lookAtNext(stageWith({}))).toMatchObject(HANGING);
  });

  test.each([{ requests: 7 }, { eventsCome: false }])(
    'was just not accepted when the server knows of it, or nothing else goes on (%j)',
    async (changes) => {
      const seen = await lookAtNext(stageWith(changes));
      expect(seen).toMatchObject(NOT_SHOWN);
      expect(seen.observation.seen).toMatch(/^was not accepted after 0\.04 s/);
    },
  );

  test('was not tried when all that were asked for are open', async () => {
    const seen = await lookAtNext(stageWith({ asked: 6 }));
    expect(seen).toMatchObject({ hangs: false, observation: { shown: true } });
    expect(seen.observation.seen).toBe(
      'was not tried: all 6 are open, over 6 connections, and had a later event',
    );
  });
});

describe('a fetch', () => {
  test('hangs when it is not answered, the server has not heard of it and those that are open go on', async () => {
    expect(await lookAtFetch(stageWith({}))).toMatchObject(HANGING);
  });

  test.each([{ isFetchSeen: true }, { eventsCome: false }])(
    'was just not answered when the server knows of it, or nothing else goes on (%j)',
    async (changes) => {
      expect(await lookAtFetch(stageWith(changes))).toMatchObject(NOT_SHOWN);
    },
  );

  test('that is answered does not hang', async () => {
    expect(await lookAtFetch(stageWith({ status: 204 }))).toMatchObject({
      hangs: false,
      observation: { shown: true, seen: 'is answered with 204' },
    });
  });
});
