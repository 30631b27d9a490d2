import { describe, expect, test } from 'vitest';
import { compared, exampleRun, firstCell, firstChange, TEN, times, type Figures } from './example-runs.ts';
import { judgeChanges, parseChangeRule } from './fail-on.ts';
import { pageOf } from './page.ts';

/** Ten repetitions about so many µs, by a clock that may be off by up to `errorUs`: a page's, if that is not 0. */
const about = (us: number, errorUs: number): Figures[string] => ({
  'lateness.p50': times(us / 100),
  'server.cpu': times(us / 100),
  ...(errorUs === 0 ? {} : { 'clock.error': [errorUs, ...TEN.slice(1).map(() => errorUs / 2)] }),
});

/** A client in Node beside a page, or two pages: each with its median, and by how much its clock may be off. */
function beside(
  base: readonly [us: number, errorUs: number],
  changed: readonly [us: number, errorUs: number],
) {
  const figures = { 'sse@one': about(...base), 'sse@two': about(...changed) };
  const run = exampleRun('pages', figures, { variants: { one: {}, two: { client: 'chromium' } } });
  return (metric: string) => compared([run], { columns: 'variant', base: 'one', margin: 0.3 }, metric);
}

describe('a change that the clocks of pages could make up', () => {
  const comparison = beside([2_000, 0], [2_400, 450])('lateness.p50');

  test('has no verdict, however sure the ranks are', () => {
    expect(firstChange(comparison)).toMatchObject({
      verdict: 'none',
      obstacle: 'clock error',
    });
    const change = firstChange(comparison);
    expect(change.kind === 'sampled' && change.adjustedP).toBeLessThan(0.001);
    expect(change.equivalence).toBe('not shown');
    expect(firstChange(beside([2_000, 0], [2_400, 0])('lateness.p50'))).toMatchObject({ verdict: 'higher' });
  });

  test('is shown as undecided, with a footnote that says why', () => {
    const { grids, notes } = pageOf(comparison);
    const change = grids[0]?.rows[0]?.find(({ text }) => text === '~');
    expect(change).toMatchObject({ tail: '¹', tone: undefined });
    expect(
      notes.filter((note) => note.startsWith('¹ No verdict: the clocks of pages may be off')),
    ).toHaveLength(1);
  });

  test('could be seen only where it is greater', () => {
    const detectableAt = (errorUs: number): number => {
      const change = firstChange(beside([2_000, 0], [2_400, errorUs])('lateness.p50'));
      return change.kind === 'sampled' ? (change.detectable ?? NaN) : NaN;
    };
    expect(detectableAt(450)).toBeGreaterThan(450 / 2_000);
    expect(detectableAt(0)).toBeLessThan(450 / 2_000);
  });
});

describe('a change beyond what the clocks could make up has a verdict', () => {
  test('by the errors of both sides where both are pages', () => {
    const verdictOf = (baseErrorUs: number, changedErrorUs: number) =>
      firstChange(beside([2_000, baseErrorUs], [2_700, changedErrorUs])('lateness.p50')).verdict;
    expect([verdictOf(0, 400), verdictOf(400, 0), verdictOf(400, 400)]).toEqual(['higher', 'higher', 'none']);
  });

  test('by the whole interval, and not by its middle', () => {
    const { verdict } = firstChange(beside([2_000, 0], [2_400, 390])('lateness.p50'));
    expect(verdict).toBe('none');
  });

  test('and always where no page’s clock tells the figure', () => {
    expect(firstChange(beside([2_000, 0], [2_400, 450])('server.cpu'))).toMatchObject({
      verdict: 'higher',
      withClockError: undefined,
    });
  });
});

test('a value below the error of its clock is no figure', () => {
  const comparison = beside([2_000, 0], [400, 450])('lateness.p50');
  expect(firstCell(comparison).side).toMatchObject({ clockErrorUs: 450 });
  const { grids, notes } = pageOf(comparison);
  expect(grids[0]?.rows[0]).toContainEqual({ text: '<0.45', tail: '', tone: undefined });
  expect(notes).toContainEqual(expect.stringMatching(/^< all that is known/));
});

test('a rule is judged with what the clocks may be off', () => {
  const lineOf = (rule: string, changedUs: number, errorUs: number) =>
    judgeChanges([parseChangeRule(rule)], beside([2_000, 0], [changedUs, errorUs])('lateness.p50'))[0]?.line;
  expect(lineOf('lateness.p50 > +10%', 2_400, 450)).toMatch(
    /^undecided .* has no verdict \(-\d.* … \+\d+ % with the clocks' error\), which may be > \+10 %$/,
  );
  expect(lineOf('lateness.p50 > +10%', 2_400, 0)).toMatch(/^failed /);
  expect(lineOf('lateness.p50 > +10%', 4_000, 450)).toMatch(/^failed /);
  expect(lineOf('lateness.p50 > +90%', 4_000, 450)).toMatch(
    /^undecided .* changed by \+100 % .* may be > \+90 %$/,
  );
  expect(lineOf('lateness.p50 > +60%', 2_400, 450)).toMatch(/^passed /);
});
