import { describe, expect, test } from 'vitest';
import { examineMachine } from './machine.ts';

const GOOD = {
  node: '26.10.0',
  pinnedNode: '26.10.0',
  cores: 4,
  fileLimit: 20_000,
  portRange: [32_768, 60_999],
  clockSource: 'tsc',
  freeMemoryBytes: 8 * 2 ** 30,
} as const;

describe('the examination of a machine', () => {
  test('finds nothing wrong with a good one', () => {
    for (const { state, advice } of examineMachine(GOOD)) expect([state, advice]).toEqual(['ok', null]);
  });

  test.each([
    ['Node.js', { node: '22.18.0' }],
    ['cores', { cores: 1 }],
    ['open files', { fileLimit: 1_024 }],
    ['local ports', { portRange: [60_000, 60_999] }],
    ['free memory', { freeMemoryBytes: 1_000 }],
    ['clock source', { clockSource: 'hpet' }],
  ] as const)('warns of %s when it falls short, and of nothing else', (subject, shortfall) => {
    const warnings = examineMachine({ ...GOOD, ...shortfall }).filter(({ state }) => state === 'warning');
    expect(warnings).toEqual([
      expect.objectContaining({ subject, advice: expect.stringMatching(/^.+$/) as string }),
    ]);
  });

  test('does not hold against a system what it does not tell', () => {
    const silent = { ...GOOD, fileLimit: null, portRange: null, clockSource: null };
    expect(examineMachine(silent).every(({ state }) => state === 'ok')).toBe(true);
  });

  test('asks for no pinned Node where none is pinned', () => {
    const [node] = examineMachine({ ...GOOD, node: '24.1.0', pinnedNode: undefined });
    expect(node).toMatchObject({ subject: 'Node.js', state: 'ok', found: '24.1.0' });
  });
});
