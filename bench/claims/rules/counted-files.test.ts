import { describe, expect, test } from 'vitest';
import counts from '../../simplicity/counts.json' with { type: 'json' };
import { TRANSPORTS } from '../../transports.ts';
import { countedFiles } from './counted-files.ts';
import { CLIENTS, ownCounts } from './counts.ts';

const RECORDED = { simplicity: counts };

describe.each(CLIENTS)('the files behind the counts, with a client of the kind %s', (client) => {
  const files = countedFiles(RECORDED, client);

  test.each(TRANSPORTS)('come to those of %s', (transport) => {
    const its = files.filter(({ countsFor }) => countsFor.includes(transport));
    const own = ownCounts(RECORDED, client)?.get(transport);
    expect(its.map(({ file }) => file).toSorted()).toEqual(own?.files.toSorted());
    expect(its.reduce((sum, { lines }) => sum + lines, 0)).toBe(own?.lines);
  });

  test('are listed once each, with those that all transports need, which count for none', () => {
    const names = files.map(({ file }) => file);
    expect(new Set(names).size).toBe(names.length);
    const shared = files.filter(({ countsFor }) => countsFor.length === 0).map(({ file }) => file);
    expect(shared).toContain('servers/asked-cursor.ts');
    expect(names.slice(-shared.length)).toEqual(shared);
    expect(Math.max(...files.map(({ countsFor }) => countsFor.length))).toBeLessThan(TRANSPORTS.length);
  });
});

test('of what was not counted there are no files', () => {
  expect(countedFiles({ simplicity: undefined }, 'node')).toEqual([]);
});
