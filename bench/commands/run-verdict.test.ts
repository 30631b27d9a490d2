import { describe, expect, test } from 'vitest';
import { EXIT } from '../core/failure.ts';
import type { TrialResult } from '../core/result.ts';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from '../report/example-result.ts';
import { parseThreshold } from '../report/thresholds.ts';
import { runVerdict } from './run-verdict.ts';

const MEASURED = measuredTrial('sse', 0, { 'lateness.p50': 400 });
const INVALID = invalidTrial('polling', 0, { 'lateness.p50': 1 }, 'the machine was too busy');
const FAILED = failedTrial('polling', 0, 'the server ended early');
const KEPT = parseThreshold('sse:lateness.p50<1ms');
const BROKEN = parseThreshold('sse:lateness.p50<1us');

function verdictOn(trials: readonly TrialResult[], ...thresholds: readonly (typeof KEPT)[]) {
  return runVerdict(exampleResult({ trials, order: [['sse', 'polling']] }), thresholds);
}

describe('a finished run', () => {
  test('that measured everybody, and kept its thresholds, is fine', () => {
    const verdict = verdictOn([MEASURED, measuredTrial('polling', 0, {})], KEPT);
    expect(verdict.exitCode).toBe(EXIT.ok);
    expect(verdict.lines).toEqual([expect.stringMatching(/^passed {2}SSE/)]);
  });

  test('that broke a threshold says which', () => {
    const verdict = verdictOn([MEASURED, measuredTrial('polling', 0, {})], BROKEN, KEPT);
    expect(verdict.exitCode).toBe(EXIT.threshold);
    expect(verdict.lines.map((line) => line.slice(0, 6))).toEqual(['failed', 'passed']);
  });

  test('with a trial that failed has failed, whatever the thresholds', () => {
    expect(verdictOn([MEASURED, FAILED], KEPT).exitCode).toBe(EXIT.failed);
    expect(verdictOn([MEASURED, FAILED], BROKEN).exitCode).toBe(EXIT.failed);
  });

  test('whose trials are all invalid has failed, and says so in one line', () => {
    const invalid = invalidTrial('sse', 0, {}, 'the machine was too busy');
    expect(verdictOn([invalid, INVALID])).toEqual({
      lines: ['not one trial was valid, so nothing was measured; the table says why'],
      exitCode: EXIT.failed,
    });
    expect(verdictOn([invalid, INVALID], KEPT).exitCode).toBe(EXIT.failed);
  });

  test('says who has no valid trial, and stands for the others', () => {
    expect(verdictOn([MEASURED, INVALID, INVALID])).toEqual({
      lines: ['no trial was valid of polling: nothing was measured there; the table says why'],
      exitCode: EXIT.ok,
    });
  });

  test('holds when an invalid trial came out valid when it was repeated', () => {
    expect(verdictOn([MEASURED, INVALID, measuredTrial('polling', 0, {})])).toEqual({
      lines: [],
      exitCode: EXIT.ok,
    });
  });
});
