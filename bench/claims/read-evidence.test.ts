import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PARAMETERS_WHEN_ABSENT } from '../core/result.ts';
import { exampleResult } from '../report/example-result.ts';
import { writeResult } from '../store.ts';
import { besideBrowser } from '../suites/beside-browser.ts';
import { SUITES } from '../suites/suites.ts';
import { exampleSuiteRun } from './example-suite-run.ts';
import { evidenceOf, readEvidence } from './read-evidence.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-evidence-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function store(name: string, suite: string, startedAt = '2026-01-02T03:04:05Z'): string {
  const path = join(folder, name);
  writeResult(path, exampleResult({ suite, startedAt }));
  return path;
}

const VERIFICATION = {
  server: { url: 'http://127.0.0.1:1', name: 'py\u001B[2Jthon' },
  transports: [
    {
      name: 'sse',
      transport: 'sse',
      http: 1,
      path: '/sse',
      cases: [
        { id: 'resume', rule: 1, title: 'resumes', state: 'passed' },
        { id: 'gate', rule: 2, title: 'guards', state: 'failed', message: 'no' },
        { id: 'slow', rule: 3, title: 'cuts', state: 'skipped', lacks: ['ours'] },
        { id: 'pings', rule: 3, title: 'pings', state: 'skipped', lacks: ['messages', 'ours'] },
      ],
    },
  ],
};

describe('evidence', () => {
  test('is read from files, and from all that are in a folder', () => {
    store('a.json', 'standard');
    const fanout = store('b.json', 'fanout');
    expect([...readEvidence([folder]).evidence.runs.keys()].sort()).toEqual(['fanout', 'standard']);
    expect([...readEvidence([fanout]).evidence.runs.keys()]).toEqual(['fanout']);
  });

  test('holds the counts of the source besides', () => {
    expect(
      readEvidence([store('a.json', 'standard')]).evidence.simplicity?.transports.length,
    ).toBeGreaterThan(3);
  });

  test('passes over a suite that no claim asks for, with a note if it was named', () => {
    const { evidence, notes } = readEvidence([store('mine.json', 'saturation')]);
    expect(evidence.runs.size).toBe(0);
    expect(notes).toEqual([
      `${join(folder, 'mine.json')} is passed over: no claim asks for the suite saturation`,
    ]);
    expect(readEvidence([folder]).notes.join()).not.toContain('mine.json');
  });

  test('passes over a run that measured something else than its suite by itself, and keeps an earlier one', () => {
    const early = store('early.json', 'standard');
    const path = join(folder, 'delayed.json');
    const parameters = { ...SUITES.standard.parameters, tls: true, delayUpUs: 50_000, delayDownUs: 50_000 };
    writeResult(path, exampleResult({ suite: 'standard', startedAt: '2026-05-05T00:00:00Z', parameters }));
    const { evidence, notes } = readEvidence([folder]);
    expect(evidence.runs.get('standard')?.source).toBe(early);
    expect(notes).toEqual([
      `${path} is passed over: claims ask for standard as it is by itself, and this is with tls on, not off; ` +
        'delay 50 ms, not 0 µs ("pushbench run standard" measures it)',
    ]);
  });

  test('passes over a sweep of several sides, whose points no claim can tell apart', () => {
    const result = exampleSuiteRun('sweep-poll', besideBrowser(SUITES['sweep-poll'], null));
    const { evidence, notes } = evidenceOf([{ source: 'divided.json', result }], [], undefined);
    expect(evidence.runs.size).toBe(0);
    expect(notes).toEqual([
      expect.stringMatching(/^divided\.json is passed over: .* client chromium, not node \(/),
    ]);
  });

  test('takes a run of before a parameter was to be chosen', () => {
    const path = join(folder, 'old.json');
    const { parameters, ...result } = exampleResult({ suite: 'standard' });
    const there = Object.entries(parameters).filter(([key]) => !Object.hasOwn(PARAMETERS_WHEN_ABSENT, key));
    writeFileSync(path, JSON.stringify({ ...result, parameters: Object.fromEntries(there) }));
    expect(readEvidence([path])).toMatchObject({ notes: [] });
    expect(readEvidence([path]).evidence.runs.get('standard')?.source).toBe(path);
  });

  test('takes the latest of several runs of a suite, in whichever order they are named', () => {
    const late = store('late.json', 'standard', '2026-05-05T00:00:00Z');
    const early = store('early.json', 'standard', '2026-04-04T00:00:00+02:00');
    for (const paths of [
      [late, early],
      [early, late],
    ]) {
      const { evidence, notes } = readEvidence(paths);
      expect(evidence.runs.get('standard')?.source).toBe(late);
      expect(notes).toEqual([`${early} is passed over: ${late} is a later run of standard`]);
    }
  });

  test('holds a recorded verification, its text printable', () => {
    const path = join(folder, 'verify.json');
    writeFileSync(path, JSON.stringify(VERIFICATION));
    const [verification] = readEvidence([path]).evidence.verifications;
    expect(verification).toMatchObject({
      source: path,
      transports: [{ passed: 1, failed: ['gate'], leftOut: ['slow'], inapplicable: 1 }],
    });
    expect(verification?.server).not.toContain('\u001B');
  });

  test.each([
    ['is not there', 'nowhere.json', undefined, /nowhere\.json cannot be read/],
    ['is no JSON', 'a.json', '{', /a\.json is not JSON, or was cut off/],
    ['is no result', 'a.json', '{"server":{"name":"x"}}', /a\.json is no pushbench result/],
    [
      'is half a verification',
      'a.json',
      '{"server":{"name":"x"},"transports":[{}]}',
      /is no pushbench result/,
    ],
    ['is a damaged result', 'a.json', '{"tool":{"name":"pushbench"},"schemaVersion":1}', /damaged result/],
  ])('is refused of a file that %s, in one line', (_, name, text, message) => {
    const path = join(folder, name);
    if (text !== undefined) writeFileSync(path, text);
    expect(() => readEvidence([path])).toThrow(message);
  });
});
