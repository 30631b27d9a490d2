import { describe, expect, test } from 'vitest';
import {
  eachFigure,
  figuresOf,
  onlyRepetitions,
  sizes,
  uncounted,
  unpredicted,
  without,
} from '../example-changes.ts';
import { about } from '../example-figures.ts';
import { conditionOf, findingOn, turningPoint } from '../example-verdicts.ts';

describe('polling-simple', () => {
  test('holds where no other transport has less of anything', () => {
    expect(findingOn('polling-simple').verdict).toBe('holds');
    expect(findingOn('polling-simple', sizes({ sse: [10, 20, 20] })).verdict).toBe('holds');
    expect(findingOn('polling-simple', sizes({ sse: [9, 20, 20] })).verdict).toBe('fails');
  });

  test('fails where others have less of everything', () => {
    expect(findingOn('polling-simple', sizes({ sse: [5, 5, 5] })).verdict).toBe('fails');
  });

  test('depends where a page is shorter with another transport, and a program is not', () => {
    const finding = findingOn('polling-simple', sizes({ sse: [14, 20, 5] }));
    expect(finding.verdict).toBe('depends');
    expect(conditionOf(finding)).toMatch(
      /^yes: lines \(client in Node\.js\).*; no: lines \(page in a browser\)/,
    );
  });

  test('is unmeasured without counts', () => {
    expect(findingOn('polling-simple', uncounted)).toMatchObject({
      verdict: 'unmeasured',
      missing: ['simplicity'],
    });
  });
});

describe('polling-wasted', () => {
  const empties = (change: (value: number, contender: string) => number) =>
    eachFigure('sweep-poll', 'requests.empty', 'polling', change);

  test('depends on λT, and turns where half of all answers are empty', () => {
    const finding = findingOn('polling-wasted');
    expect(finding.verdict).toBe('depends');
    expect(turningPoint(finding)).toBeCloseTo(Math.LN2, 2);
  });

  test('turns elsewhere where polls find something more often', () => {
    const finding = findingOn(
      'polling-wasted',
      unpredicted('sweep-poll'),
      empties((value) => value ** 2),
    );
    expect(turningPoint(finding)).toBeCloseTo(Math.LN2 / 2, 2);
  });

  test('holds where most answers are empty at every rate, and fails where they are at none', () => {
    const verdictAt = (share: number) =>
      findingOn(
        'polling-wasted',
        unpredicted('sweep-poll'),
        empties(() => share),
      ).verdict;
    expect(verdictAt(0.9)).toBe('holds');
    expect(verdictAt(0.1)).toBe('fails');
  });

  test('is undecided as long as a measurement is off its formula, and says which', () => {
    const finding = findingOn(
      'polling-wasted',
      empties((value, contender) => (contender.endsWith('λT 1') ? value * 1.2 : value)),
    );
    expect(finding).toMatchObject({ verdict: 'undecided', repetitionsNeeded: null });
    expect(finding.reasons[0]?.en).toMatch(/off the formula .*: empty answers: polling, λT 1$/);
  });

  test('is undecided where the limit is crossed to and fro', () => {
    const finding = findingOn(
      'polling-wasted',
      unpredicted('sweep-poll'),
      empties((value, contender) => (contender.endsWith('λT 2') ? 0.6 : value)),
    );
    expect(finding.verdict).toBe('undecided');
  });

  test('is unmeasured without the sweep, and names the suite', () => {
    expect(findingOn('polling-wasted', without('sweep-poll'))).toMatchObject({
      verdict: 'unmeasured',
      missing: ['sweep-poll'],
    });
  });
});

describe('polling-headers', () => {
  const heads = (contender: string, bytes: number) =>
    figuresOf('bytes', 'wire.request-heads.up', { [contender]: [bytes] });

  test('holds where polls carry headers and streams carry none', () => {
    expect(findingOn('polling-headers').verdict).toBe('holds');
  });

  test('fails if a single stream carries as many under a single profile', () => {
    expect(findingOn('polling-headers', heads('sse-h2@bare H2', 100_000)).verdict).toBe('fails');
  });

  test('says what is more under which profile', () => {
    const told = findingOn('polling-headers').reasons.map(({ en }) => en);
    expect(told[0]).toBe('bare, header bytes per event: polling > SSE (HTTP/1.1); WebSocket');
    expect(told).toContain('bare H2, overhead per event: polling > SSE (HTTP/2)');
    expect(new Set(told).size).toBe(told.length);
  });

  test('says how many times as much polling spends besides the payload', () => {
    const overhead = findingOn('polling-headers').figures.find(
      ({ what, ratio }) => what.en === 'overhead per event' && ratio !== undefined,
    );
    expect(overhead?.ratio?.value).toBeCloseTo(310 / 25, 10);
  });

  test('is unmeasured without a ledger', () => {
    expect(findingOn('polling-headers', without('bytes')).verdict).toBe('unmeasured');
  });
});

describe('polling-late', () => {
  const mean = (us: number) => figuresOf('standard', 'lateness.mean', { polling: about(us) });

  test('holds where the mean is half of the interval', () => {
    const finding = findingOn('polling-late');
    expect(finding.verdict).toBe('holds');
    expect(finding.figures[0]).toMatchObject({ n: 10, predicted: { value: 500_000 } });
  });

  test('fails where polls are twice as late as the formula says, or hardly late at all', () => {
    expect(findingOn('polling-late', mean(1_000_000)).verdict).toBe('fails');
    expect(findingOn('polling-late', mean(5_000)).verdict).toBe('fails');
  });

  test.each([
    ['lateness.p50', 500_000],
    ['lateness.p99', 990_000],
  ])('fails or is undecided where %s is not that of a uniform wait, whatever the mean', (metric, us) => {
    const at = (value: number) =>
      findingOn('polling-late', figuresOf('standard', metric, { polling: about(value) }));
    expect(at(us * 1.05).verdict).toBe('holds');
    expect(at(us * 0.5).verdict).toBe('fails');
    expect(at(us * 1.5).verdict).toBe('fails');
    expect(at(us * 1.095).verdict).toBe('undecided');
  });

  test('is undecided where the interval reaches over the margin', () => {
    expect(findingOn('polling-late', mean(548_000))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: null,
    });
  });

  test('is undecided with five repetitions, and says that six are needed', () => {
    expect(findingOn('polling-late', onlyRepetitions('standard', 5))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
  });

  test('is undecided where the run was stored without a prediction', () => {
    expect(findingOn('polling-late', unpredicted('standard')).verdict).toBe('undecided');
  });

  test('is undecided while the sweep is off the formula', () => {
    const off = eachFigure('sweep-poll', 'lateness.mean', 'polling', (value) => value * 1.5);
    expect(findingOn('polling-late', off).verdict).toBe('undecided');
  });

  test('is unmeasured without its runs, and names both', () => {
    expect(findingOn('polling-late', without('standard'), without('sweep-poll'))).toMatchObject({
      verdict: 'unmeasured',
      missing: ['standard', 'sweep-poll'],
    });
  });
});

describe('polling-stores', () => {
  test('holds where the age grows with the interval, and streams keep nothing', () => {
    expect(findingOn('polling-stores').verdict).toBe('holds');
  });

  test('says what grows with what, and whose age is small', () => {
    const told = findingOn('polling-stores').reasons;
    expect(told[0]?.ru).toMatch(/: растёт на 0,5 на каждую единицу T \(по формуле: 0,5\)$/);
    expect(told.map(({ en }) => en)).toContain('WebSocket, age when handed over, median: at most 1 ms');
  });

  test('fails where a stream keeps events as long as polling does', () => {
    expect(
      findingOn('polling-stores', figuresOf('standard', 'kept.age.max', { sse: about(2_000_000) })).verdict,
    ).toBe('fails');
  });

  test('fails where the age does not grow with the interval', () => {
    const flat = eachFigure('sweep-poll', 'kept.age.p50', 'polling', () => 50_000);
    expect(findingOn('polling-stores', flat).verdict).toBe('fails');
  });

  test('fails where a stream keeps events for longer than a timer takes', () => {
    const slow = figuresOf('standard', 'kept.age.p50', { websocket: about(4_000) });
    expect(findingOn('polling-stores', slow).verdict).toBe('fails');
  });

  test('is undecided with too few repetitions, and where the slope is neither', () => {
    expect(findingOn('polling-stores', onlyRepetitions('standard', 3))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
    const slower = eachFigure('sweep-poll', 'kept.age.p50', 'polling', (value) => value * 1.5);
    expect(findingOn('polling-stores', slower).verdict).toBe('undecided');
  });

  test('is unmeasured without its runs', () => {
    expect(findingOn('polling-stores', without('sweep-poll')).verdict).toBe('unmeasured');
  });
});
