import { expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { Variant } from '../suites/suite.ts';
import { keptByVariants } from './kept-by-variants.ts';

function suite(...changes: readonly Variant['changes'][]) {
  const variants = changes.map((its, index) => [`v${index}`, { rows: ['sse'], changes: its }] as const);
  return { parameters: DEFAULT_PARAMETERS, variants: Object.fromEntries<Variant>(variants) };
}

const SHORT = { ...DEFAULT_PARAMETERS, durationUs: 1_000_000 };

test('a parameter that every variant sets itself is told to be without effect', () => {
  expect(keptByVariants(suite({ durationUs: 5_000_000 }, { durationUs: 10_000_000 }), SHORT)).toEqual([
    '--duration 1 s: all variants of the suite set it themselves, and keep theirs',
  ]);
});

test('a parameter that some set is told to hold for the others', () => {
  expect(keptByVariants(suite({ durationUs: 5_000_000 }, { agents: 3 }), SHORT)).toEqual([
    '--duration 1 s: 1 of 2 variants set it themselves, and keep theirs',
  ]);
});

test('nothing is told where none was asked for, none sets it, or it is the same', () => {
  expect(keptByVariants(suite({ durationUs: 5_000_000 }), DEFAULT_PARAMETERS)).toEqual([]);
  expect(keptByVariants(suite({ agents: 3 }), SHORT)).toEqual([]);
  expect(keptByVariants(suite({ durationUs: 1_000_000 }), SHORT)).toEqual([]);
  expect(keptByVariants({ parameters: DEFAULT_PARAMETERS }, SHORT)).toEqual([]);
});

test('a switch is named as it is typed', () => {
  const asked = { ...DEFAULT_PARAMETERS, keepAlive: false, tls: true };
  expect(keptByVariants(suite({ keepAlive: true, tls: false }), asked)).toEqual([
    '--no-keep-alive: all variants of the suite set it themselves, and keep theirs',
    '--tls: all variants of the suite set it themselves, and keep theirs',
  ]);
});

test('two parameters of one option are told of once', () => {
  const asked = { ...DEFAULT_PARAMETERS, delayUpUs: 5_000, delayDownUs: 5_000 };
  expect(keptByVariants(suite({ delayUpUs: 0, delayDownUs: 0 }), asked)).toEqual([
    '--delay 5 ms: all variants of the suite set it themselves, and keep theirs',
  ]);
});
