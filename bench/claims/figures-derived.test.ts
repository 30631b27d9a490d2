import { describe, expect, test } from 'vitest';
import { EXAMPLE_PARAMETERS, failedTrial, invalidTrial, measuredTrial } from '../report/example-result.ts';
import { derivedValues } from './figures-derived.ts';

// 20 clients, 4 s, and 320 deliveries owed.
const trial = (metrics: Readonly<Record<string, number>>) => [measuredTrial('sse', 3, metrics)];

describe('derived figures', () => {
  test('are sums of what goes up and down', () => {
    const heads = trial({ 'wire.request-heads.up': 100, 'wire.response-heads.down': 30 });
    expect(derivedValues('heads.per-event', heads, EXAMPLE_PARAMETERS)).toEqual([
      { repetition: 3, value: 130 },
    ]);
    const echo = trial({ 'echo.bytes.up': 5, 'echo.bytes.down': 7 });
    expect(derivedValues('echo.bytes', echo, EXAMPLE_PARAMETERS)).toEqual([{ repetition: 3, value: 12 }]);
  });

  test('are shares of a client, and of a minute', () => {
    const asked = trial({ 'requests.per-event': 0.5, 'connections.opened': 60 });
    expect(derivedValues('requests.per-minute', asked, EXAMPLE_PARAMETERS)).toEqual([
      { repetition: 3, value: 120 },
    ]);
    expect(derivedValues('connections.per-client', asked, EXAMPLE_PARAMETERS)).toEqual([
      { repetition: 3, value: 3 },
    ]);
  });

  test('are none where a part is not there, or the trial does not hold', () => {
    const half = trial({ 'wire.request-heads.up': 100 });
    expect(derivedValues('heads.per-event', half, EXAMPLE_PARAMETERS)).toEqual([]);
    const bad = [invalidTrial('sse', 0, { 'connections.opened': 20 }, 'why'), failedTrial('sse', 1, 'why')];
    expect(derivedValues('connections.per-client', bad, EXAMPLE_PARAMETERS)).toEqual([]);
  });
});
