import { describe, expect, test } from 'vitest';
import { figuresOf, onlyRepetitions, without } from '../example-changes.ts';
import { about, exactly } from '../example-figures.ts';
import { findingOn } from '../example-verdicts.ts';

const CONTENDER = 'websocket@feed 10/s';

describe('ws-duplex', () => {
  const duplex = (metric: string, values: readonly number[]) =>
    figuresOf('duplex', metric, { [CONTENDER]: values });

  test('holds with one connection for each client, no requests and all echoes', () => {
    expect(findingOn('ws-duplex').verdict).toBe('holds');
  });

  test('fails with a second connection, a request for a message, or an echo that never came', () => {
    expect(findingOn('ws-duplex', duplex('connections.opened', [...exactly(4, 9), 5])).verdict).toBe('fails');
    expect(findingOn('ws-duplex', duplex('echo.requests', exactly(1))).verdict).toBe('fails');
    expect(findingOn('ws-duplex', duplex('echo.lost', [...exactly(0, 9), 1])).verdict).toBe('fails');
  });

  test('is undecided with few repetitions, and unmeasured without the suite', () => {
    expect(findingOn('ws-duplex', onlyRepetitions('duplex', 5))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
    expect(findingOn('ws-duplex', without('duplex')).verdict).toBe('unmeasured');
  });
});

describe('ws-everywhere', () => {
  const told = (...changes: Parameters<typeof figuresOf>[]) =>
    findingOn('ws-everywhere', ...changes.map((change) => figuresOf(...change))).reasons.map(({ en }) => en);

  test('states what others are as good in, and gives no verdict', () => {
    const finding = findingOn('ws-everywhere');
    expect(finding.verdict).toBe('stated');
    const reasons = finding.reasons.map(({ en }) => en).join('\n');
    expect(reasons).toContain('WebSocket: available in the tested browser');
    expect(reasons).toMatch(/^SSE \(HTTP\/1\.1\), lateness, median: the same$/m);
    expect(reasons).not.toMatch(/^polling, lateness/m);
  });

  test('does not name what others are worse in', () => {
    const all = told(['standard', 'lateness.p50', { sse: about(90_000) }]);
    expect(all.filter((line) => line.startsWith('SSE (HTTP/1.1), lateness, median'))).toEqual([]);
  });

  test('says so of a browser without WebSocket, still without a verdict', () => {
    const finding = findingOn(
      'ws-everywhere',
      figuresOf('connection-limit', 'limit.opened', { websocket: [0] }),
    );
    expect(finding.verdict).toBe('stated');
    expect(finding.reasons[0]?.en).toBe('WebSocket: not available in the tested browser');
  });

  test('is unmeasured without its runs', () => {
    expect(findingOn('ws-everywhere', without('connection-limit'))).toMatchObject({
      verdict: 'unmeasured',
      missing: ['connection-limit'],
    });
  });
});
