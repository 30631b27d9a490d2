import { expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { triedUnitCosts } from './unit-costs-of.ts';

test('an exchange is tried with cursors of as many digits as are asked for, and once for the same bytes', async () => {
  const costsOf = triedUnitCosts();
  const short = costsOf('long-polling', DEFAULT_PARAMETERS, 3);
  expect(costsOf('long-polling', { ...DEFAULT_PARAMETERS, agents: 1 }, 3)).toBe(short);
  const [three, five] = await Promise.all([short, costsOf('long-polling', DEFAULT_PARAMETERS, 5)]);
  if (three?.pattern !== 'hold' || five?.pattern !== 'hold') throw new Error('it is no poller');
  expect(five.emptyPoll).toEqual({ up: three.emptyPoll.up + 2, down: three.emptyPoll.down + 2 });
});

test.each([{ responseHeaders: 'proxied' }, { load: 'autocannon' }] as const)(
  'no exchange is tried for %j',
  async (changes) => {
    expect(await triedUnitCosts()('polling', { ...DEFAULT_PARAMETERS, ...changes }, 3)).toBeUndefined();
  },
);
