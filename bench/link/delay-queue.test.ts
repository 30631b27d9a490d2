import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { delayQueue } from './delay-queue.ts';
import type { Passing } from './passage.ts';

const data = (text: string): Passing => ({ kind: 'data', bytes: Buffer.from(text), readUs: nowUs() });
const labelOf = (passing: Passing): string =>
  passing.kind === 'data' ? passing.bytes.toString() : passing.kind;

describe('a delay queue', () => {
  test('keeps nothing for less than was asked, and hands all on in the order taken', async () => {
    const kinds = fc.constantFrom<'data' | 'end' | 'reset'>('data', 'data', 'data', 'end', 'reset');
    const plan = fc.record({
      delayUs: fc.integer({ min: 1, max: 4_000 }),
      items: fc.array(fc.record({ kind: kinds, of: fc.nat(2), gapMs: fc.constantFrom(0, 0, 0, 1) }), {
        minLength: 1,
        maxLength: 20,
      }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ delayUs, items }) => {
        const applied: number[] = [];
        const kept: number[] = [];
        const out: string[] = [];
        const all = Promise.withResolvers<undefined>();
        const queue = delayQueue(delayUs, (appliedUs) => applied.push(appliedUs));
        const passages = [0, 1, 2].map((of) =>
          queue.openPassage((passing, askedUs) => {
            expect(askedUs).toBe(delayUs);
            kept.push(nowUs() - passing.readUs);
            out.push(`${of} ${labelOf(passing)}`);
            if (out.length === items.length) all.resolve(undefined);
          }),
        );
        const taken: string[] = [];
        for (const [index, { kind, of, gapMs }] of items.entries()) {
          if (gapMs > 0) await new Promise((resolve) => setTimeout(resolve, gapMs));
          const passing = kind === 'data' ? data(String(index)) : { kind, readUs: nowUs() };
          taken.push(`${of} ${labelOf(passing)}`);
          passages[of]?.take(passing);
        }
        await all.promise;
        expect(out).toEqual(taken);
        expect(Math.min(...kept)).toBeGreaterThanOrEqual(delayUs);
        expect(Math.min(...applied, Infinity)).toBeGreaterThanOrEqual(delayUs);
        expect(applied).toHaveLength(items.filter(({ kind }) => kind === 'data').length);
        expect(passages.map(({ heldBytes }) => heldBytes)).toEqual([0, 0, 0]);
      }),
      { numRuns: 20 },
    );
  });

  test('says how many bytes each passage holds', async () => {
    const handed = Promise.withResolvers<undefined>();
    const queue = delayQueue(1_000, () => undefined);
    const held = queue.openPassage(() => {
      handed.resolve(undefined);
    });
    const other = queue.openPassage(() => undefined);
    held.take(data('12345'));
    expect([held.heldBytes, other.heldBytes]).toEqual([5, 0]);
    await handed.promise;
    expect(held.heldBytes).toBe(0);
  });

  test('takes what is pushed while it hands on', async () => {
    const out: string[] = [];
    const done = Promise.withResolvers<undefined>();
    const queue = delayQueue(1_000, () => undefined);
    const passage = queue.openPassage((passing) => {
      out.push(labelOf(passing));
      if (out.length < 3) passage.take(data(`again ${out.length}`));
      else done.resolve(undefined);
    });
    passage.take(data('first'));
    await done.promise;
    expect(out).toEqual(['first', 'again 1', 'again 2']);
  });

  test('leaves no timer and hands nothing on once cleared', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const out: string[] = [];
    const queue = delayQueue(2_000, () => undefined);
    const passage = queue.openPassage((passing) => out.push(labelOf(passing)));
    passage.take(data('never'));
    expect(timers()).toBe(before + 1);
    queue.clear();
    expect(timers()).toBe(before);
    const last = Promise.withResolvers<undefined>();
    const after = queue.openPassage(() => {
      last.resolve(undefined);
    });
    after.take(data('later'));
    await last.promise;
    expect(out).toEqual([]);
  });
});
