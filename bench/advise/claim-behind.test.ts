import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../claims/claims.ts';
import { CANDIDATES, type Candidate } from './candidates.ts';
import { CLAIMS_BEHIND, claimBehind } from './claim-behind.ts';
import type { CriterionId } from './criteria.ts';
import { exampleGrounds, nameOf } from './example-grounds.ts';

const { judged } = exampleGrounds();

function named(name: string): Candidate {
  const found = CANDIDATES.find((candidate) => nameOf(candidate) === name);
  if (found === undefined) throw new Error(`there is no candidate ${name}`);
  return found;
}

function claimOn(cause: CriterionId, one: string, other: string, upstreamPerSecond = 0): string | undefined {
  const setback = { candidate: named(one), cause, behind: named(other) };
  return claimBehind(judged, setback, { upstreamPerSecond })?.id;
}

describe('the claim behind a place', () => {
  test.each([
    ['cores', 'polling/1', 'sse/1', 'sse-light'],
    ['cores', 'websocket/1', 'sse/1', 'sse-light'],
    ['cores', 'sse-h2/2', 'websocket/1', 'h2-sse-alternative'],
    ['bytes', 'polling/1', 'websocket/1', 'polling-headers'],
    ['bytes', 'polling/1', 'polling/2', 'polling-headers'],
    ['bytes', 'polling/2', 'sse-h2/2', 'polling-headers'],
    ['bytes', 'long-polling/1', 'sse/1', 'sse-light'],
    ['requests', 'polling/1', 'sse/1', 'sse-light'],
    ['requests', 'long-polling/1', 'sse-h2/2', 'long-few-requests'],
    ['lines', 'long-polling/2', 'polling/1', 'long-complex'],
    ['lines', 'sse-h2/2', 'polling/2', 'sse-simple'],
    ['lines', 'websocket/1', 'polling/1', 'polling-simple'],
  ] as const)('by %s, of %s after %s, is %s', (cause, one, other, id) => {
    expect(claimOn(cause, one, other)).toBe(id);
  });

  test.each([
    ['cores', 'polling/1', 'websocket/1'],
    ['cores', 'polling/2', 'long-polling/2'],
    ['cores', 'sse-h2/2', 'sse/1'],
    ['bytes', 'long-polling/1', 'long-polling/2'],
    ['bytes', 'polling/2', 'sse/1'],
    ['requests', 'polling/1', 'websocket/1'],
    ['lines', 'websocket/1', 'long-polling/1'],
  ] as const)(
    'by %s, of %s after %s, is none: no claim sets these beside each other',
    (cause, one, other) => {
      expect(claimOn(cause, one, other)).toBeUndefined();
    },
  );

  test('is about messages up where these part the two', () => {
    expect(claimOn('requests', 'sse/1', 'websocket/1')).toBe('sse-light');
    expect(claimOn('requests', 'sse/1', 'websocket/1', 5)).toBe('sse-one-way');
    expect(claimOn('cores', 'sse/1', 'websocket/1', 5)).toBeUndefined();
    expect(claimOn('bytes', 'polling/1', 'websocket/1', 5)).toBeUndefined();
    expect(claimOn('bytes', 'polling/1', 'sse/1', 5)).toBe('polling-headers');
  });

  test('is one that there is, and is among the judged', () => {
    const ids = CLAIMS.map(({ id }) => id);
    expect(CLAIMS_BEHIND.filter((id) => !ids.includes(id))).toEqual([]);
    const setback = { candidate: named('polling/1'), cause: 'late' } as const;
    expect(claimBehind(judged, setback, { upstreamPerSecond: 0 })?.id).toBe('polling-late');
    expect(claimBehind([], setback, { upstreamPerSecond: 0 })).toBeUndefined();
  });
});
