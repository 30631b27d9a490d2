import { expect, test } from 'vitest';
import { reachOf } from './reach.ts';

const SOURCES = new Map([
  ['servers/a.ts', "import '../bench/core/x.ts'; import './both.ts'; import { z } from 'ws';"],
  ['clients/a.ts', "import './only-a.ts';"],
  ['clients/only-a.ts', "import type { T } from './deep.ts';"],
  ['clients/deep.ts', ''],
  ['servers/b.ts', "import './both.ts';"],
  ['clients/b.ts', ''],
  ['servers/both.ts', ''],
  ['bench/core/x.ts', ''],
]);

const HALVES = ['servers/', 'clients/'];

test('a transport reaches what its halves import, directly or not, and nothing of the harness', () => {
  expect(reachOf(['a', 'b'], HALVES, SOURCES)).toEqual([
    {
      transport: 'a',
      own: ['clients/a.ts', 'clients/deep.ts', 'clients/only-a.ts', 'servers/a.ts'],
      shared: ['servers/both.ts'],
    },
    { transport: 'b', own: ['clients/b.ts', 'servers/b.ts'], shared: ['servers/both.ts'] },
  ]);
});

test('a transport by itself shares nothing', () => {
  expect(reachOf(['b'], HALVES, SOURCES)[0]?.shared).toEqual([]);
});
