import { describe, expect, test } from 'vitest';
import { features, figuresOf, onlyRepetitions, sizes, uncounted, without } from '../example-changes.ts';
import { EXAMPLE_FEATURES } from '../example-evidence.ts';
import { about, exactly } from '../example-figures.ts';
import { conditionOf, findingOn } from '../example-verdicts.ts';

describe('sse-simple', () => {
  test('holds where it is close to polling and below the others', () => {
    expect(findingOn('sse-simple').verdict).toBe('holds');
  });

  test('fails where it is far above polling, or not below long polling', () => {
    expect(findingOn('sse-simple', sizes({ sse: [40, 40, 40] })).verdict).toBe('fails');
    expect(findingOn('sse-simple', sizes({ 'long-polling': [10, 20, 20] })).verdict).toBe('fails');
  });

  test('depends where only the page is simple', () => {
    const finding = findingOn('sse-simple', sizes({ sse: [14, 90, 15] }));
    expect(conditionOf(finding)).toMatch(/^yes: .*browser.*; no: .*Node\.js/);
  });

  test('is unmeasured without counts', () => {
    expect(findingOn('sse-simple', uncounted).verdict).toBe('unmeasured');
  });
});

describe('sse-prompt', () => {
  const late = (metric: string, us: number) => figuresOf('standard', metric, { sse: about(us) });

  test('holds within a millisecond of WebSocket, and where it is quicker', () => {
    expect(findingOn('sse-prompt').verdict).toBe('holds');
    expect(findingOn('sse-prompt', late('lateness.p50', 2_300)).verdict).toBe('holds');
    expect(findingOn('sse-prompt', late('lateness.p50', 300)).verdict).toBe('holds');
  });

  test('fails where the median is later by more than a millisecond, or p99 by more than five', () => {
    expect(findingOn('sse-prompt', late('lateness.p50', 4_000)).verdict).toBe('fails');
    expect(findingOn('sse-prompt', late('lateness.p99', 40_000)).verdict).toBe('fails');
  });

  // WebSocket's service times are 0.8 and 2.3 ms.
  test('holds within a quarter of a millisecond of service time, and a whole one at p99', () => {
    expect(findingOn('sse-prompt', late('service.p50', 1_000)).verdict).toBe('holds');
    expect(findingOn('sse-prompt', late('service.p99', 3_100)).verdict).toBe('holds');
  });

  test('fails where service time alone is longer than that, though as late as a timer can tell', () => {
    expect(findingOn('sse-prompt', late('service.p50', 1_300)).verdict).toBe('fails');
    expect(findingOn('sse-prompt', late('service.p99', 4_000)).verdict).toBe('fails');
  });

  test('is undecided where the interval of service time reaches over its margin, and names it', () => {
    const scattered = exactly(0).map((_, index) => (index % 2 === 0 ? 900 : 1_200));
    const finding = findingOn('sse-prompt', figuresOf('standard', 'service.p50', { sse: scattered }));
    expect(finding).toMatchObject({ verdict: 'undecided', repetitionsNeeded: null });
    expect(finding.verdict === 'undecided' && finding.because[0]?.en).toMatch(
      /^service time, median: the interval reaches over the margin of 250 µs/,
    );
  });

  test('fails where events never came', () => {
    const never = figuresOf('standard', 'lateness.p99', { sse: exactly(0).map(() => null) });
    expect(findingOn('sse-prompt', never).verdict).toBe('fails');
  });

  test('is undecided where the interval reaches over the margin, or repetitions are few', () => {
    const scattered = exactly(0).map((_, index) => (index % 2 === 0 ? 2_200 : 2_900));
    expect(findingOn('sse-prompt', figuresOf('standard', 'lateness.p50', { sse: scattered }))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: null,
    });
    expect(findingOn('sse-prompt', onlyRepetitions('standard', 5))).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
  });

  test('is unmeasured without the suite', () => {
    expect(findingOn('sse-prompt', without('standard')).verdict).toBe('unmeasured');
  });
});

describe('sse-light', () => {
  const bytes = (overhead: number) => figuresOf('standard', 'bytes.overhead', { sse: exactly(overhead) });

  test('depends: a WebSocket frame is smaller, the rest is least', () => {
    expect(conditionOf(findingOn('sse-light'))).toBe(
      'yes: requests, CPU against pollers, CPU against WebSocket, memory; no: bytes',
    );
  });

  test('holds where nobody takes less of anything', () => {
    expect(findingOn('sse-light', bytes(12)).verdict).toBe('holds');
  });

  test('fails where somebody takes less of everything', () => {
    const dear = [
      figuresOf('standard', 'requests.per-event', { sse: exactly(5) }),
      figuresOf('standard', 'server.cpu', { sse: about(500) }),
      figuresOf('fanout', 'server.cpu', { sse: about(50) }),
      figuresOf('waiting', 'server.memory', { sse: about(50_000) }),
    ];
    expect(findingOn('sse-light', ...dear).verdict).toBe('fails');
  });

  test('is undecided with few repetitions where nothing else is shown', () => {
    const few = [onlyRepetitions('standard', 2), onlyRepetitions('fanout', 2), onlyRepetitions('waiting', 2)];
    expect(findingOn('sse-light', bytes(12), ...few)).toMatchObject({
      verdict: 'undecided',
      repetitionsNeeded: 6,
    });
  });

  test('is unmeasured without its runs', () => {
    expect(findingOn('sse-light', without('fanout'))).toMatchObject({ missing: ['fanout'] });
  });
});

describe('sse-one-way', () => {
  test('depends: a POST costs more, but over HTTP/2 no connection', () => {
    expect(conditionOf(findingOn('sse-one-way'))).toBe('no: connections on HTTP/2; yes: the other 7');
  });

  test('holds where a POST costs more in every respect', () => {
    const two = figuresOf('duplex', 'connections.opened', { 'sse-h2@feed 10/s': exactly(8) });
    expect(findingOn('sse-one-way', two).verdict).toBe('holds');
  });

  test('fails where a WebSocket message costs at least as much in every respect', () => {
    const dear = [
      figuresOf('duplex', 'echo.round-trip.p50', { 'websocket@feed 10/s': about(9_000) }),
      figuresOf('duplex', 'echo.requests', { 'websocket@feed 10/s': exactly(1) }),
      figuresOf('duplex', 'connections.opened', { 'websocket@feed 10/s': exactly(8) }),
      figuresOf('duplex', 'echo.bytes.up', { 'websocket@bytes': about(9_000) }),
    ];
    expect(findingOn('sse-one-way', ...dear).verdict).toBe('fails');
  });

  test('names who costs more by signs that need no grammar, in either language', () => {
    const told = findingOn('sse-one-way').reasons[0];
    expect(told?.en).toBe('round trip on HTTP/1.1: SSE (HTTP/1.1) > WebSocket');
    expect(told?.ru).toBe('время отклика по HTTP/1.1: SSE (HTTP/1.1) > WebSocket');
  });

  test('is undecided where no respect could be shown, and unmeasured without the suite', () => {
    const alike = [
      figuresOf('duplex', 'echo.requests', {
        'sse@feed 10/s': exactly(0),
        'sse-h2@feed 10/s': exactly(0),
      }),
      onlyRepetitions('duplex', 3),
    ];
    expect(findingOn('sse-one-way', ...alike).verdict).toBe('undecided');
    expect(findingOn('sse-one-way', without('duplex')).verdict).toBe('unmeasured');
  });
});

describe('sse-h1-limit', () => {
  const limits = (metric: string, contender: string, value: number) =>
    figuresOf('connection-limit', metric, { [contender]: [value] });

  test('holds where six open over HTTP/1.1 and the next hangs, and a hundred over HTTP/2', () => {
    const finding = findingOn('sse-h1-limit');
    expect(finding.verdict).toBe('holds');
    expect(finding.figures[0]).toMatchObject({ value: 6, predicted: { value: 6 } });
  });

  test('fails where nothing hangs over HTTP/1.1, or only later, where a fetch still goes through, or HTTP/2 has a limit too', () => {
    const open = [limits('limit.next-hangs', 'sse', 0), limits('limit.opened', 'sse', 260)];
    expect(findingOn('sse-h1-limit', ...open).verdict).toBe('fails');
    expect(findingOn('sse-h1-limit', limits('limit.opened', 'sse', 40)).verdict).toBe('fails');
    expect(findingOn('sse-h1-limit', limits('limit.fetch-hangs', 'sse', 0)).verdict).toBe('fails');
    expect(findingOn('sse-h1-limit', limits('limit.opened', 'sse-h2', 6)).verdict).toBe('fails');
  });

  test('is unmeasured without a browser', () => {
    expect(findingOn('sse-h1-limit', without('connection-limit')).verdict).toBe('unmeasured');
  });
});

describe('sse-new-api', () => {
  test('states how many features there are, and how many were seen to work', () => {
    const finding = findingOn('sse-new-api');
    expect(finding.verdict).toBe('stated');
    expect(finding.figures.map(({ value }) => value)).toEqual([2, 2]);
  });

  test('names what was not seen to work, and still gives no verdict', () => {
    const broken = { subject: 'lastEventId', by: 'the page', shown: false, seen: 'nothing' };
    const finding = findingOn('sse-new-api', features(...EXAMPLE_FEATURES, broken));
    expect(finding.verdict).toBe('stated');
    expect(finding.reasons.at(-1)?.en).toBe('not seen working: lastEventId');
    expect(finding.figures.map(({ value }) => value)).toEqual([3, 2]);
  });

  test('is undecided without a valid trial, and unmeasured without a browser', () => {
    expect(findingOn('sse-new-api', features()).verdict).toBe('undecided');
    expect(findingOn('sse-new-api', without('event-source-features')).verdict).toBe('unmeasured');
  });
});
