import { describe, expect, test } from 'vitest';
import type { Candidate } from './candidates.ts';
import { EXAMPLE_ASKED } from './example-grounds.ts';
import { otherwise, turningsOf, type FirstFor } from './turnings.ts';

const SSE: Candidate = { row: 'sse', http: 1 };
const POLLING: Candidate = { row: 'polling', http: 1 };

describe('what would change the answer', () => {
  test('is the nearest value either way, to half a per cent', () => {
    const firstFor: FirstFor = ({ clients }) => (clients >= 3_400 || clients < 7 ? POLLING : SSE);
    const [less, more, ...others] = turningsOf(EXAMPLE_ASKED, firstFor);
    expect(less).toEqual({ input: 'clients', towards: 'less', at: 6, first: POLLING });
    expect(more).toMatchObject({ input: 'clients', towards: 'more', first: POLLING });
    const at = more?.input === 'clients' ? more.at : NaN;
    expect(at).toBeGreaterThanOrEqual(3_400);
    expect(at).toBeLessThanOrEqual(3_400 * 1.005 + 1);
    expect(others).toEqual([]);
  });

  test('can be a way up and a delay where there was none, and none where there was one', () => {
    const firstFor: FirstFor = ({ upstreamPerSecond, delayUs }) =>
      upstreamPerSecond > 0.02 || delayUs > 30_000 ? POLLING : SSE;
    const turnings = turningsOf(EXAMPLE_ASKED, firstFor);
    expect(turnings.map(({ input }) => input)).toEqual(['upstreamPerSecond', 'delayUs']);
    const [up, delay] = turnings.map((one) => (typeof one.at === 'number' ? one.at : NaN));
    expect(up).toBeCloseTo(0.02, 3);
    expect((delay ?? 0) / 30_000).toBeCloseTo(1, 2);
    const none: FirstFor = ({ upstreamPerSecond }) => (upstreamPerSecond === 0 ? SSE : POLLING);
    expect(turningsOf({ ...EXAMPLE_ASKED, upstreamPerSecond: 2 }, none)).toEqual([
      { input: 'upstreamPerSecond', towards: 'less', at: 0, first: SSE },
    ]);
  });

  test('can be that none can do it', () => {
    const firstFor: FirstFor = ({ lateUs }) => (lateUs < 5_000 ? null : SSE);
    expect(turningsOf(EXAMPLE_ASKED, firstFor)).toMatchObject([
      { input: 'lateUs', towards: 'less', first: null },
    ]);
  });

  test('is nothing where nothing changes it, and never less than one client', () => {
    const asked: number[] = [];
    const firstFor: FirstFor = ({ clients }) => {
      asked.push(clients);
      return SSE;
    };
    expect(turningsOf(EXAMPLE_ASKED, firstFor)).toEqual([]);
    expect(Math.min(...asked)).toBe(1);
    expect(Math.max(...asked)).toBe(10_000_000);
    expect(asked.every(Number.isInteger)).toBe(true);
  });

  test('is none that cannot be asked for', () => {
    const HOUR_US = 3_600_000_000;
    const firstFor: FirstFor = ({ lateUs }) => (lateUs > 23 * HOUR_US ? POLLING : SSE);
    const asked: number[] = [];
    const noting: FirstFor = (one) => {
      asked.push(one.lateUs);
      return firstFor(one);
    };
    const turnings = turningsOf({ ...EXAMPLE_ASKED, lateUs: 22 * HOUR_US }, noting);
    expect(turnings).toMatchObject([{ input: 'lateUs', towards: 'more', first: POLLING }]);
    expect(Number(turnings[0]?.at) / (23 * HOUR_US)).toBeCloseTo(1, 2);
    expect(Math.max(...asked)).toBe(24 * HOUR_US);
  });

  test('can be another HTTP or another cookie, those alone that were measured', () => {
    const firstFor: FirstFor = ({ http, cookieBytes }) => (http === 2 || cookieBytes > 0 ? POLLING : SSE);
    expect(otherwise(EXAMPLE_ASKED, [0, 4_096], firstFor)).toEqual([
      { input: 'http', at: 2, first: POLLING },
      { input: 'cookieBytes', at: 4_096, first: POLLING },
    ]);
  });
});
