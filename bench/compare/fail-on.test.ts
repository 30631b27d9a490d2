import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { compared, exampleRun, TEN, times, type Figures } from './example-runs.ts';
import { judgeChanges, parseChangeRule } from './fail-on.ts';

describe('a rule is read', () => {
  test.each([
    ['lateness.p99 > +10%', undefined, 'lateness.p99', '>', 0.1],
    ['lateness.p99>10%', undefined, 'lateness.p99', '>', 0.1],
    ['sse:bytes.overhead > 0%', { row: 'sse' }, 'bytes.overhead', '>', 0],
    ['delivered < -5 %', undefined, 'delivered', '<', -0.05],
    [' websocket : server.cpu >= 2.5% ', { row: 'websocket' }, 'server.cpu', '>=', 0.025],
  ])('%s', (text, of, id, operator, limit) => {
    const { metric, ...others } = parseChangeRule(text);
    expect({ ...others, id: metric.id }).toEqual({ of, id, operator, limit });
  });
});

describe('a rule is refused in one line', () => {
  test.each([
    ['', 'is no rule: write it as'],
    ['lateness.p99', 'is no rule'],
    ['lateness.p99 > +10', '"+10" is no limit for a change: give it in percent, such as +10%'],
    ['lateness.p99 > 5ms', 'is no limit for a change'],
    ['lateness.p99 > +-5%', 'is no limit for a change'],
    ['lateness.p98 > 5%', 'unknown metric "lateness.p98": did you mean lateness.p90'],
    ['sssse:lost > 0%', 'unknown row "sssse"'],
    ['\u001b[2J>1%', 'unknown metric "\\u001b[2J"'],
  ])('%j', (text, message) => {
    expect(() => parseChangeRule(text)).toThrow(Failure);
    expect(() => parseChangeRule(text)).toThrow(message);
    expect(() => parseChangeRule(text)).toThrow(/^[^\p{C}]+$/u);
  });
});

describe('a rule is judged', () => {
  const lines = (rule: string, base: Figures, changed: Figures): readonly string[] => {
    const parsed = parseChangeRule(rule);
    const comparison = compared([exampleRun('base', base), exampleRun('new', changed)], {}, parsed.metric.id);
    return judgeChanges([parsed], comparison).map(({ line, outcome }) => {
      expect(line.startsWith(outcome)).toBe(true);
      return line;
    });
  };
  const late = (factor: number, row = 'sse', values = TEN): Figures => ({
    [row]: { 'lateness.p99': times(factor, values) },
  });
  const lost = (...values: readonly number[]): Figures => ({ sse: { lost: values } });

  test('failed by a difference beyond its limit', () => {
    expect(lines('lateness.p99 > +10%', late(1), late(1.2))).toEqual([
      'failed  SSE (HTTP/1.1), new: lateness.p99 changed by +20 % (+19 … +21 %), which is > +10 %',
    ]);
    expect(lines('lateness.p99 < -10%', late(1.2), late(1))[0]).toMatch(/^failed .* by -17 % .* is < -10 %$/);
  });

  test('passed by a difference within its limit, or the other way', () => {
    expect(lines('lateness.p99 > +30%', late(1), late(1.2))[0]).toMatch(/^passed .*, which is not > \+30 %$/);
    expect(lines('lateness.p99 > +10%', late(1.2), late(1))[0]).toMatch(/^passed /);
  });

  test('passed where no difference is found, and none beyond the limit can be', () => {
    expect(lines('lateness.p99 > +10%', late(1), late(1.001))[0]).toMatch(
      /^passed {2}SSE \(HTTP\/1\.1\), new: lateness\.p99 shows no difference \(-\d.*\), which is not > \+10 %$/,
    );
  });

  test('left undecided where one beyond the limit may be', () => {
    expect(lines('lateness.p99 > 0%', late(1), late(1.001))[0]).toMatch(/^undecided .*, which may be > 0 %$/);
    const few = TEN.slice(0, 4);
    expect(lines('lateness.p99 > +10%', late(1, 'sse', few), late(2, 'sse', few))[0]).toMatch(
      /^undecided .* has no verdict \(few repetitions\), which may be > \+10 %$/,
    );
    expect(lines('lateness.p99 > +10%', late(0), late(1))[0]).toMatch(
      /^undecided .* has no verdict \(no ratio\)/,
    );
    const absent: Figures = { sse: { lost: [0] } };
    expect(lines('lateness.p99 > +10%', late(1), absent)[0]).toMatch(
      /^undecided .* has no value on both sides/,
    );
  });

  test('by any exact difference, after one repetition, from nothing too', () => {
    expect(lines('lost > 0%', lost(0), lost(0))).toEqual([
      'passed  SSE (HTTP/1.1), new: lost is the same, which is not > 0 %',
    ]);
    expect(lines('lost >= 0%', lost(1), lost(1))[0]).toMatch(/^passed /);
    expect(lines('lost > 0%', lost(0), lost(3))[0]).toMatch(/^failed .* changed by \+∞ %/);
    expect(lines('lost > 0%', lost(0, 0, 0), lost(0, 1, 0))[0]).toMatch(/^failed /);
    expect(lines('lost > 0%', lost(3), lost(2))[0]).toMatch(/^passed .* changed by -33 %/);
  });

  test('by the worst repetition of an exact figure, and undecided where others go the other way', () => {
    expect(lines('lost > +50%', lost(100, 2_000), lost(200, 2_000))).toEqual([
      'failed  SSE (HTTP/1.1), new: lost changed by +100 % in 1 of 2, which is > +50 %',
    ]);
    expect(lines('lost > 0%', lost(100, 200), lost(200, 100))).toEqual([
      'undecided  SSE (HTTP/1.1), new: lost changed by -50 … +100 %, which may be > 0 %',
    ]);
    expect(lines('lost > +5%', lost(100, 200), lost(104, 196))[0]).toMatch(/^passed /);
    expect(lines('lost <= 0%', lost(3, 3), lost(3, 4))[0]).toMatch(/^passed /);
  });

  test('at its very limit by the operator alone', () => {
    const bytes = (value: number): Figures => ({ sse: { 'bytes.down': [value] } });
    expect(lines('bytes.down > +10%', bytes(100), bytes(110))[0]).toMatch(/^passed/);
    expect(lines('bytes.down >= +10%', bytes(100), bytes(110))[0]).toMatch(/^failed/);
  });

  test('for every row but the control, or for one', () => {
    const all = (factor: number): Figures => ({
      ...late(factor),
      ...late(factor, 'polling'),
      ...late(factor, 'raw-tcp'),
    });
    expect(lines('lateness.p99 > +10%', all(1), all(1.2)).map((line) => line.split(',')[0])).toEqual([
      'failed  polling',
      'failed  SSE (HTTP/1.1)',
    ]);
    expect(lines('raw-tcp:lateness.p99 > +10%', all(1), all(1.2))).toHaveLength(1);
    const both = (factor: number): Figures => ({ ...late(factor), ...late(factor, 'sse@theirs') });
    expect(lines('sse:lateness.p99 > +10%', both(1), both(1.2))).toHaveLength(2);
    expect(lines('sse@theirs:lateness.p99 > +10%', both(1), both(1.2))).toHaveLength(1);
  });

  test('for the column of a transport, against the base beside it', () => {
    const rule = parseChangeRule('websocket:bytes.down < -5%');
    const run = exampleRun('a', { sse: { 'bytes.down': [229] }, websocket: { 'bytes.down': [215] } });
    expect(judgeChanges([rule], compared([run], {}, 'bytes.down'))).toMatchObject([
      { outcome: 'failed', line: 'failed  WebSocket: bytes.down changed by -6.1 %, which is < -5 %' },
    ]);
  });

  test('never by nothing: a rule without a row to judge is a mistake', () => {
    expect(() => lines('websocket:lateness.p99 > 0%', late(1), late(1))).toThrow(Failure);
    expect(() => lines('websocket:lateness.p99 > 0%', late(1), late(1))).toThrow(
      '--fail-on finds no row websocket to compare that has lateness.p99',
    );
    expect(() => lines('lost > 0%', late(1), late(1))).toThrow('finds nothing to compare that has lost');
    expect(() => lines('lateness.p99 > 0%', late(1, 'raw-tcp'), late(1, 'raw-tcp'))).toThrow(/finds nothing/);
  });
});
