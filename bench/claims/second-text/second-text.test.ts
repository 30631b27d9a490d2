import { describe, expect, test } from 'vitest';
import { figuresOf, onlyRepetitions, verified, without } from '../example-changes.ts';
import { about, exactly } from '../example-figures.ts';
import { conditionOf, findingOn } from '../example-verdicts.ts';
import type { VerifiedTransport } from '../verification.ts';

describe('h2-sse-alternative', () => {
  const feed = (metric: string, us: number) => figuresOf('duplex', metric, { 'sse-h2@feed 10/s': about(us) });
  const slow = (metric: string, us: number) => figuresOf('standard', metric, { 'sse-h2': about(us) });
  const light = [
    figuresOf('fanout', 'server.cpu', { 'sse-h2': about(7) }),
    figuresOf('duplex', 'echo.bytes.up', { 'sse-h2@bytes': about(100) }),
    figuresOf('duplex', 'echo.bytes.down', { 'sse-h2@bytes': about(100) }),
  ];

  test('depends on the respect: as prompt, and dearer in bytes up and CPU', () => {
    expect(conditionOf(findingOn('h2-sse-alternative'))).toBe('no: bytes up, server CPU; yes: the other 6');
  });

  test('holds where it is as good in all', () => {
    expect(findingOn('h2-sse-alternative', ...light).verdict).toBe('holds');
  });

  // WebSocket's round trip is 0.6 ms, its service times 0.8 and 2.3 ms.
  test.each([
    ['round trip up', feed('echo.round-trip.p50', 800), feed('echo.round-trip.p50', 1_000)],
    ['service time', slow('service.p50', 1_000), slow('service.p50', 1_300)],
    ['service time at p99', slow('service.p99', 3_100), slow('service.p99', 4_000)],
  ])('holds for %s within its own margin, and fails for it beyond', (respect, within, beyond) => {
    expect(findingOn('h2-sse-alternative', ...light, within).verdict).toBe('holds');
    expect(conditionOf(findingOn('h2-sse-alternative', ...light, beyond))).toBe(
      `no: ${respect}; yes: the other 7`,
    );
  });

  test('is undecided in a respect whose interval reaches over its margin', () => {
    const scattered = exactly(0).map((_, index) => (index % 2 === 0 ? 700 : 1_000));
    const open = figuresOf('duplex', 'echo.round-trip.p50', { 'sse-h2@feed 10/s': scattered });
    expect(conditionOf(findingOn('h2-sse-alternative', open))).toContain('undecided: round trip up');
    expect(findingOn('h2-sse-alternative', ...light, open).verdict).toBe('undecided');
  });

  test('fails where it is worse in all', () => {
    const worse = [
      feed('lateness.p50', 90_000),
      feed('echo.round-trip.p50', 90_000),
      slow('service.p50', 90_000),
      slow('service.p99', 90_000),
      figuresOf('standard', 'bytes.down', { 'sse-h2': exactly(400) }),
      figuresOf('duplex', 'connections.opened', { 'sse-h2@feed 10/s': exactly(8) }),
    ];
    expect(findingOn('h2-sse-alternative', ...worse).verdict).toBe('fails');
  });

  test('is undecided where nothing speaks against it and repetitions are few', () => {
    expect(findingOn('h2-sse-alternative', ...light, onlyRepetitions('duplex', 4))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
  });

  test('is unmeasured without one of its suites', () => {
    expect(findingOn('h2-sse-alternative', without('fanout')).verdict).toBe('unmeasured');
  });
});

describe('sse-broadcast', () => {
  test('holds where every event reached everybody', () => {
    expect(findingOn('sse-broadcast').verdict).toBe('holds');
  });

  test('fails where one event missed one of them, over either HTTP', () => {
    for (const row of ['sse', 'sse-h2']) {
      const missed = figuresOf('broadcast', 'spread.reached', {
        [`${row}@200 subscribers`]: [...exactly(1, 5), 0.95],
      });
      expect(findingOn('sse-broadcast', missed).verdict).toBe('fails');
    }
  });

  test('says of which it was found', () => {
    expect(findingOn('sse-broadcast').reasons.map(({ en }) => en)).toEqual([
      'SSE (HTTP/1.1), events that reached all: exactly 100 % in every repetition',
      'SSE (HTTP/2), events that reached all: exactly 100 % in every repetition',
    ]);
  });

  test('is undecided with few repetitions, and unmeasured without the suite', () => {
    expect(findingOn('sse-broadcast', onlyRepetitions('broadcast', 5))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
    expect(findingOn('sse-broadcast', without('broadcast')).verdict).toBe('unmeasured');
  });
});

describe('sse-any-language', () => {
  const inPython = (changes: Partial<VerifiedTransport>) =>
    verified({
      source: 'verify-python.json',
      server: 'python',
      transports: [
        { name: 'sse', transport: 'sse', passed: 40, failed: [], leftOut: [], inapplicable: 0, ...changes },
      ],
    });

  test('holds where a server in another language passes every case', () => {
    expect(findingOn('sse-any-language').verdict).toBe('holds');
  });

  test('tells what was not run besides, and of which groups', () => {
    const finding = findingOn(
      'sse-any-language',
      inPython({
        leftOut: ['heartbeats/comments', 'heartbeats/no-events', 'history/edge'],
        inapplicable: 33,
      }),
    );
    expect(finding.verdict).toBe('holds');
    expect(finding.figures.map(({ who, value }) => `${who.en}: ${value}`)).toEqual([
      'passed: 40',
      'failed: 0',
      'left out, cannot be run from outside: 3',
      'do not apply to it: 33',
    ]);
    expect(finding.reasons.at(-1)?.en).toMatch(/left out, of the groups heartbeats, history$/);
  });

  test('fails with one case that fails, and names it', () => {
    const finding = findingOn('sse-any-language', inPython({ failed: ['resume'] }));
    expect(finding.verdict).toBe('fails');
    expect(finding.reasons[0]?.en).toContain('resume');
  });

  test('is undecided if not one case was run, and unmeasured without SSE', () => {
    expect(findingOn('sse-any-language', inPython({ passed: 0 })).verdict).toBe('undecided');
    expect(findingOn('sse-any-language', inPython({ transport: 'polling' })).verdict).toBe('unmeasured');
    expect(findingOn('sse-any-language', verified()).verdict).toBe('unmeasured');
  });
});
