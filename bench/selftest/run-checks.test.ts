import { describe, expect, test } from 'vitest';
import type { Check, CheckContext } from './check.ts';
import { exactly } from './finding.ts';
import { runChecks } from './run-checks.ts';

const QUICK: CheckContext = { pace: 'quick', signal: new AbortController().signal };

function check(id: string, run: Check['run']): Check {
  return { id, title: `${id} holds`, seconds: { quick: 2, full: 20 }, run };
}

const right = check('right', () => Promise.resolve([exactly('one', 1, 1)]));
const wrong = check('wrong', () => Promise.resolve([exactly('one', 1, 2), exactly('two', 2, 2)]));
const broken = check('broken', () => Promise.reject(new Error('no way')));

describe('a list of checks', () => {
  test('is run to its end, whatever fails', async () => {
    const results = await runChecks([broken, wrong, right], QUICK);
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['broken', 'failed'],
      ['wrong', 'failed'],
      ['right', 'passed'],
    ]);
    expect(results[0]?.findings).toEqual([{ what: 'the check itself', verdict: 'failed', why: 'no way' }]);
  });

  test('says before each how long it takes at most, from the estimates at first', async () => {
    const left: number[] = [];
    await runChecks([right, right, right], QUICK, (_, index, seconds) => (left[index] = seconds));
    expect(left[0]).toBe(6);
    expect(left[2]).toBeGreaterThanOrEqual(2);
  });

  test('that is aborted keeps what was finished, and not what was given up', async () => {
    const controller = new AbortController();
    const givenUp = check('given up', () => {
      controller.abort(new Error('enough'));
      return Promise.reject(new Error('enough'));
    });
    const results = await runChecks([right, givenUp, right], { pace: 'full', signal: controller.signal });
    expect(results.map(({ id }) => id)).toEqual(['right']);
  });
});
