import { describe, expect, test } from 'vitest';
import { invalid } from '../example-changes.ts';
import { exampleEvidence } from '../example-evidence.ts';
import { findingOn } from '../example-verdicts.ts';
import { curveOf } from './curve.ts';

const EMPTIES = { suite: 'sweep-poll', row: 'polling', figure: 'requests.empty' } as const;
const points = ['λT 0.1', 'λT 0.2', 'λT 0.35', 'λT 0.5', 'λT 0.69', 'λT 1', 'λT 2', 'λT 5'];
const without = (...names: readonly string[]) =>
  invalid('sweep-poll', ...names.map((name) => `polling@${name}`));

describe('a curve', () => {
  test('has the points of its row in the order of the axis', () => {
    const curve = curveOf(exampleEvidence(), EMPTIES);
    expect('points' in curve && curve.points.map(({ at }) => at)).toEqual([
      0.1, 0.2, 0.35, 0.5, 0.69, 1, 2, 5,
    ]);
  });

  test('leaves out where no trial was valid, and what is concluded says so', () => {
    const finding = findingOn('polling-wasted', without('λT 2'));
    expect(finding.verdict).toBe('depends');
    expect(finding.reasons.at(-1)?.en).toBe('not one trial was valid, so left out: polling, λT 2');
  });

  test('is none with fewer than three points left', () => {
    expect(findingOn('polling-wasted', without(...points.slice(2))).verdict).toBe('undecided');
    expect(findingOn('polling-wasted', without(...points.slice(3))).verdict).not.toBe('undecided');
  });
});
