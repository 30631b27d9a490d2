import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import type { Environment, Parameters, RunResult } from '../core/result.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_PARAMETERS } from '../report/example-result.ts';
import { compared, exampleRun } from './example-runs.ts';

const figures = { sse: { lost: [0] } };
const environment = { ...EXAMPLE_ENVIRONMENT, browser: 'Chromium 156.0.8078.79' };
const base = exampleRun('base', figures, { environment });
const changed = (changes: Partial<RunResult>) => exampleRun('new', figures, changes);
const machine = (changes: Partial<Environment>) => changed({ environment: { ...environment, ...changes } });
const scenario = (changes: Partial<Parameters>) =>
  changed({ parameters: { ...EXAMPLE_PARAMETERS, ...changes } });

describe('runs are refused, with what differs,', () => {
  test.each([
    ['another CPU', machine({ cpuModel: 'Other' }), 'CPU Other, not Example CPU @ 2.50GHz'],
    ['more cores', machine({ cores: 4 }), 'cores 4, not 2'],
    ['more memory', machine({ memoryBytes: 16e9 }), 'memory 16 GB, not 8 GB'],
    ['another architecture', machine({ arch: 'arm64' }), 'architecture arm64, not x64'],
    ['another system', machine({ os: 'Other' }), 'system Other, not Debian GNU/Linux 13 (trixie)'],
    ['another kernel', machine({ kernel: '6.13.0' }), 'kernel 6.13.0, not 6.12.0'],
    ['another clock', machine({ clockSource: null }), 'clock source unknown, not tsc'],
    ['another Node', machine({ node: '24.1.0' }), 'Node 24.1.0, not 26.10.0'],
    [
      'another browser',
      machine({ browser: 'Chromium 120.0.1.1' }),
      'browser Chromium 120.0.1.1, not Chromium 156.0.8078.79',
    ],
    ['another package', machine({ packages: { ws: '8.22.0' } }), 'ws 8.22.0, not 8.23.0'],
    ['a package less', machine({ packages: {} }), 'ws absent, not 8.23.0'],
    [
      'another pushbench',
      changed({ tool: { name: 'pushbench', version: '0.2.0' } }),
      'pushbench 0.2.0, not 0.1.0',
    ],
    ['another seed, and so another feed', changed({ seed: 8 }), 'seed 8, not 7'],
    ['another duration', scenario({ durationUs: 1_500_000 }), 'duration 1.5 s, not 4 s'],
    ['other bodies', scenario({ bodyBytes: 200 }), 'size 200 B, not 100 B'],
    ['TLS', scenario({ tls: true }), 'tls on, not off'],
    ['an HTTP version', scenario({ http: 2 }), 'http 2, not by default'],
    ['a delay, told once', scenario({ delayUpUs: 5_000, delayDownUs: 5_000 }), 'delay 5 ms, not 0 µs'],
    [
      'a name with escapes',
      machine({ cpuModel: '\u001b[31m' }),
      'CPU \\u001b[31m, not Example CPU @ 2.50GHz',
    ],
  ])('for %s', (_, other, words) => {
    const compare = () => compared([base, other]);
    expect(compare).toThrow(Failure);
    expect(compare).toThrow(`these runs do not compare: new: ${words} (--force compares them all the same)`);
    expect(compared([base, other], { force: true }).differences).toEqual([`new: ${words}`]);
  });

  test('for a variant that is called the same and is not', () => {
    const run = (name: string, tls: boolean) =>
      exampleRun(name, { 'sse@secret': { lost: [0] } }, { variants: { secret: { tls } } });
    expect(() => compared([run('base', true), run('new', false)])).toThrow('new: tls off, not on');
  });

  test('for every run that differs, and in all that does', () => {
    const other = exampleRun('other', figures, { seed: 9 });
    const { differences } = compared([base, machine({ cores: 4, node: '24.1.0' }), other], { force: true });
    expect(differences).toEqual([
      'new: cores 4, not 2',
      'new: Node 24.1.0, not 26.10.0',
      'other: seed 9, not 7',
    ]);
  });
});

describe('runs stand beside each other', () => {
  test.each([
    ['another commit', machine({ gitCommit: 'fedcba' })],
    ['a kernel that keeps a little more memory', machine({ memoryBytes: 8_010_000_000 })],
    ['other limits', machine({ fileLimit: null, portRange: null })],
    ['pages on one side only', changed({ environment: EXAMPLE_ENVIRONMENT })],
    ['another suite, and more repetitions', changed({ suite: 'mine', repetitions: 10 })],
  ])('with %s', (_, other) => {
    expect(compared([base, other]).differences).toEqual([]);
  });

  test('where they differ in what makes the columns, and in nothing else', () => {
    const both = exampleRun('new', figures, {
      seed: 8,
      parameters: { ...EXAMPLE_PARAMETERS, durationUs: 1, pollEveryUs: 1_000 },
    });
    expect(() => compared([base, both], { columns: 'poll-every' })).toThrow(
      /^these runs do not compare: new: seed 8, not 7; new: duration 1 µs, not 4 s \(/,
    );
    expect(compared([base, scenario({ pollEveryUs: 1_000 })], { columns: 'poll-every' }).differences).toEqual(
      [],
    );
  });

  test('within a file, whatever the other files are', () => {
    const rows = { sse: { lost: [0] }, polling: { lost: [0] } };
    const runs = [exampleRun('a', rows), exampleRun('b', rows, { seed: 8 })];
    expect(compared(runs, { columns: 'transport' }).differences).toEqual([]);
  });
});
