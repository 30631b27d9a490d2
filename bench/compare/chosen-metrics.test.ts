import { describe, expect, test } from 'vitest';
import type { Comparison } from './comparison.ts';
import { compared, exampleRun, TEN } from './example-runs.ts';

describe('which metrics', () => {
  const figures = { sse: { 'server.cpu': TEN, delivered: [1] } };
  const withControl = { ...figures, 'raw-tcp': { 'server.cpu': TEN } };
  const ids = ({ tables }: Comparison): readonly string[] => tables.map(({ metric }) => metric.id);

  test('are the headline by default, multiples of the control where all runs have it', () => {
    expect(ids(compared([exampleRun('a', withControl), exampleRun('b', withControl)]))).toContain(
      'server.cpu.x',
    );
    const mixed = ids(compared([exampleRun('a', withControl), exampleRun('b', figures)]));
    expect(mixed).toEqual(['delivered', 'server.cpu']);
  });

  test('are every one that has values, when all are asked for', () => {
    const all = compared([exampleRun('a', withControl), exampleRun('b', withControl)], {
      metrics: { of: 'all', named: [] },
    });
    expect(ids(all)).toEqual(['delivered', 'server.cpu', 'server.cpu.x']);
    expect(all.remarks).toEqual([]);
  });

  test('leave out the control as a multiple of itself', () => {
    const { tables } = compared(
      [exampleRun('a', withControl), exampleRun('b', withControl)],
      {},
      'server.cpu.x',
    );
    expect(tables[0]?.rows.map(({ label }) => label)).toEqual(['SSE (HTTP/1.1)']);
  });
});
