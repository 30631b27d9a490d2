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
import { about, exactly } from '../example-figures.ts';
import { conditionOf, findingOn, turningPoint } from '../example-verdicts.ts';

describe('long-few-requests', () => {
  const requests = (row: string, change: (value: number) => number) =>
    eachFigure('sweep-poll', 'requests.per-event', row, change);
  const streamsAsk = figuresOf('standard', 'requests.per-event', {
    sse: exactly(3),
    'sse-h2': exactly(3),
    websocket: exactly(3),
  });

  test('depends: fewer than polling while λT is below 1, and never fewer than streams', () => {
    const finding = findingOn('long-few-requests');
    expect(finding.verdict).toBe('depends');
    expect(turningPoint(finding)).toBeCloseTo(1, 2);
    expect(conditionOf(finding)).toMatch(/^while λT < 1 .*; no: against SSE and WebSocket$/);
  });

  test('turns at half of λT where long polling asks twice for each event', () => {
    const twice = requests('long-polling', (value) => value * 2);
    expect(turningPoint(findingOn('long-few-requests', unpredicted('sweep-poll'), twice))).toBeCloseTo(
      0.5,
      2,
    );
  });

  test('holds if it asks less than polling at every rate, and no more than streams', () => {
    const seldom = requests('long-polling', () => 0.01);
    const finding = findingOn('long-few-requests', unpredicted('sweep-poll'), seldom, streamsAsk);
    expect(finding.verdict).toBe('holds');
  });

  test('fails if it asks more than polling at every rate, and more than streams', () => {
    const often = requests('long-polling', () => 50);
    expect(findingOn('long-few-requests', unpredicted('sweep-poll'), often).verdict).toBe('fails');
  });

  test('is undecided while both sweeps of it are off their formulas and streams are too little known', () => {
    const off = requests('long-polling', (value) => value * 1.3);
    expect(findingOn('long-few-requests', off, onlyRepetitions('standard', 2))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
  });

  test('is unmeasured without the sweep over holds', () => {
    expect(findingOn('long-few-requests', without('sweep-hold'))).toMatchObject({
      verdict: 'unmeasured',
      missing: ['sweep-hold'],
    });
  });
});

describe('long-prompt', () => {
  const late = (metric: string, change: (value: number, contender: string) => number) =>
    eachFigure('sweep-delay', metric, 'long-polling', change);
  const asStream = (extraUs: number) => [
    late('lateness.p50', (_, contender) => delayOf(contender) + 1_500 + extraUs),
    late('lateness.p99', (_, contender) => delayOf(contender) + 3_000 + extraUs),
  ];
  const delayOf = (contender: string): number => Number.parseInt(contender.split('@')[1] ?? '', 10) * 1_000;

  test('turns between two points, and is compared with where by the formula the median lags by d / 10', () => {
    const told = / \(between 0\.25 and 1; by the formula: ([0-9.]+)\)/.exec(
      conditionOf(findingOn('long-prompt')),
    )?.[1];
    const eventsInGap = 2 * Number(told);
    const inGap = eventsInGap / (eventsInGap + Math.exp(-eventsInGap));
    // Of those in the gap 0.1 d of 2d, a twentieth, lag by less.
    expect(inGap * (1 - 0.05)).toBeCloseTo(0.5, 3);
  });

  test('depends: at the median while λd is below about 0.3, at p99 not', () => {
    const finding = findingOn('long-prompt');
    expect(finding.verdict).toBe('depends');
    expect(turningPoint(finding)).toBeGreaterThan(0.25);
    expect(turningPoint(finding)).toBeLessThan(0.5);
    expect(conditionOf(finding)).toMatch(/; no: at p99$/);
  });

  test('holds where it is as late as a stream at every delay', () => {
    expect(findingOn('long-prompt', unpredicted('sweep-delay'), ...asStream(0)).verdict).toBe('holds');
  });

  test('fails where it lags behind at every delay', () => {
    expect(findingOn('long-prompt', unpredicted('sweep-delay'), ...asStream(50_000)).verdict).toBe('fails');
  });

  test('is undecided while it is off its formula', () => {
    const off = ['lateness.p50', 'lateness.p99'].map((metric) => late(metric, (value) => value * 1.5));
    expect(findingOn('long-prompt', ...off).verdict).toBe('undecided');
  });

  test('is unmeasured without the sweep', () => {
    expect(findingOn('long-prompt', without('sweep-delay')).verdict).toBe('unmeasured');
  });
});

describe('long-stores-briefly', () => {
  const kept = (change: (value: number) => number) =>
    eachFigure('sweep-delay', 'kept.age.max', 'long-polling', change);

  test('holds where the age grows as the gap does', () => {
    expect(findingOn('long-stores-briefly').verdict).toBe('holds');
  });

  test('fails where the age does not depend on the delay, as that of polling', () => {
    expect(
      findingOn(
        'long-stores-briefly',
        kept(() => 250_000),
      ).verdict,
    ).toBe('fails');
  });

  test('fails where it keeps events as long as polling', () => {
    const long = figuresOf('standard', 'kept.age.max', { 'long-polling': about(1_500_000) });
    expect(findingOn('long-stores-briefly', long).verdict).toBe('fails');
  });

  test('is undecided where the slope is neither, or repetitions are few', () => {
    expect(
      findingOn(
        'long-stores-briefly',
        kept((value) => value * 1.5),
      ).verdict,
    ).toBe('undecided');
    expect(findingOn('long-stores-briefly', onlyRepetitions('standard', 5))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
  });

  test('is unmeasured without its runs', () => {
    expect(findingOn('long-stores-briefly', without('standard')).verdict).toBe('unmeasured');
  });
});

describe('long-complex', () => {
  test('holds where it has more of everything', () => {
    expect(findingOn('long-complex').verdict).toBe('holds');
  });

  test('fails where it has less, and where it has as much', () => {
    expect(findingOn('long-complex', sizes({ 'long-polling': [5, 5, 5] })).verdict).toBe('fails');
    expect(findingOn('long-complex', sizes({ 'long-polling': [10, 20, 20] })).verdict).toBe('fails');
  });

  test('depends where its page is shorter', () => {
    const finding = findingOn('long-complex', sizes({ 'long-polling': [12, 20, 10] }));
    expect(conditionOf(finding)).toMatch(/^yes: .*Node\.js.*; no: .*browser/);
  });

  test('is unmeasured without counts', () => {
    expect(findingOn('long-complex', uncounted).verdict).toBe('unmeasured');
  });
});

describe('long-hanging', () => {
  test('holds where as many requests hang as there are clients, 20 and 200', () => {
    expect(findingOn('long-hanging').verdict).toBe('holds');
  });

  test('fails if one fewer hangs in a single repetition', () => {
    const held = [...exactly(200, 9), 199];
    const finding = findingOn(
      'long-hanging',
      figuresOf('waiting', 'requests.held', { 'long-polling': held }),
    );
    expect(finding.verdict).toBe('fails');
    expect(finding.reasons.map(({ en }) => en).join()).toContain('not 200 in 1 of 10 repetitions');
  });

  test('is undecided with few repetitions, and unmeasured without either suite', () => {
    expect(findingOn('long-hanging', onlyRepetitions('waiting', 5))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
    expect(findingOn('long-hanging', without('waiting')).verdict).toBe('unmeasured');
  });

  test('shows the memory that a waiting client takes, of every transport', () => {
    const memory = findingOn('long-hanging').figures.filter(({ unit }) => unit === 'bytes');
    expect(memory.map(({ who }) => who.en)).toContain('long polling');
    expect(memory).toHaveLength(6);
  });
});

describe('long-reconnects', () => {
  const opened = (values: Readonly<Record<string, readonly number[]>>) =>
    figuresOf('keep-alive', 'connections.opened', values);

  test('depends: requests and connections without keep-alive, but not connections with it', () => {
    const finding = findingOn('long-reconnects');
    expect(conditionOf(finding)).toBe(
      'yes: requests, connections without keep-alive; no: connections with keep-alive',
    );
  });

  test('holds where connections are opened anew with keep-alive too', () => {
    expect(findingOn('long-reconnects', opened({ 'long-polling@kept alive': about(100) })).verdict).toBe(
      'holds',
    );
  });

  test('fails where a stream asks and connects as often', () => {
    const asks = figuresOf('keep-alive', 'requests.per-event', {
      'sse@kept alive': about(3),
      'websocket@kept alive': about(3),
    });
    expect(
      findingOn('long-reconnects', asks, opened({ 'long-polling@closed each time': exactly(20) })).verdict,
    ).toBe('fails');
  });

  test('is undecided with few repetitions, and unmeasured without the suite', () => {
    expect(findingOn('long-reconnects', onlyRepetitions('keep-alive', 4))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
    expect(findingOn('long-reconnects', without('keep-alive')).verdict).toBe('unmeasured');
  });
});
