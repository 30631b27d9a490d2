import { describe, expect, test } from 'vitest';
import { figuresOf, onlyRepetitions, verified, without } from '../example-changes.ts';
import { about, exactly } from '../example-figures.ts';
import { conditionOf, findingOn } from '../example-verdicts.ts';
import type { VerifiedTransport } from '../verification.ts';

describe('h2-sse-alternative', () => {
  const feed = (metric: string, us: number) => figuresOf('duplex', metric, { 'sse-h2@feed 10/s': about(us) });
  const light = [
    figuresOf('fanout', 'server.cpu', { 'sse-h2': about(7) }),
    figuresOf('duplex', 'echo.bytes.up', { 'sse-h2@bytes': about(100) }),
    figuresOf('duplex', 'echo.bytes.down', { 'sse-h2@bytes': about(100) }),
  ];

  test('depends on the respect: as prompt, and dearer in bytes up and CPU', () => {
    expect(conditionOf(findingOn('h2-sse-alternative'))).toBe(
      'yes: lateness, round trip up, bytes down, connections; no: bytes up, server CPU',
    );
  });

  test('holds where it is as good in all', () => {
    expect(findingOn('h2-sse-alternative', ...light).verdict).toBe('holds');
  });

  test('fails where it is worse in all', () => {
    const worse = [
      feed('lateness.p50', 90_000),
      feed('echo.p50', 90_000),
      figuresOf('standard', 'bytes.down', { 'sse-h2': exactly(400) }),
      figuresOf('duplex', 'connections.opened', { 'sse-h2@feed 10/s': exactly(40) }),
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
      transports: [{ name: 'sse', transport: 'sse', passed: 40, failed: [], skipped: 0, ...changes }],
    });

  test('holds where a server in another language passes every case', () => {
    expect(findingOn('sse-any-language').verdict).toBe('holds');
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
