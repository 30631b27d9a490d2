import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { saturationTrial } from '../report/example-crossover.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_LABORATORY, exampleResult } from '../report/example-result.ts';
import { failedTrial, invalidTrial, measuredTrial } from '../report/example-result.ts';
import { ARRIVALS } from './feed.ts';
import { POLL_SCHEDULES } from './receiving.ts';
import { LOADS } from './load.ts';
import { PARAMETERS_WHEN_ABSENT, SCHEMA_VERSION, type RunResult, type TrialResult } from './result.ts';
import schema from './result.schema.json' with { type: 'json' };

const matches = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const TRIALS: Readonly<Record<TrialResult['state'], TrialResult>> = {
  measured: measuredTrial('sse', 0, { delivered: 320, 'lateness.p99': null }, ['a warning']),
  invalid: invalidTrial('polling', 0, { delivered: 319.5 }, 'a reason'),
  failed: failedTrial('raw-tcp', 1, 'a reason'),
};
const RUN_STATES: Readonly<Record<RunResult['state'], true>> = {
  running: true,
  complete: true,
  interrupted: true,
};

/** Typed as a result: with a property too few or too many this file would not compile. */
const EXAMPLE = exampleResult({
  trials: Object.values(TRIALS),
  environment: { ...EXAMPLE_ENVIRONMENT, laboratory: EXAMPLE_LABORATORY },
  stealShare: 0.01,
});

type Path = readonly (string | number)[];

/** Where every property of a value is, but those of records whose keys are free. */
function propertyPaths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const isFree = at.at(-1) === 'metrics' || at.at(-1) === 'packages';
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) || isFree ? [] : [[...at, key]]),
    ...propertyPaths(inner, [...at, key]),
  ]);
}

/** A copy in which one place was changed. */
function changed(
  path: Path,
  change: (owner: Record<string | number, unknown>, key: string | number) => void,
): unknown {
  const copy: unknown = structuredClone(EXAMPLE);
  const owner = path
    .slice(0, -1)
    .reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], copy);
  change(owner as Record<string | number, unknown>, path.at(-1) ?? '');
  return copy;
}

const PATHS = propertyPaths(EXAMPLE).map((path) => [path.join('.'), path] as const);

/** What older files do not name. */
function isLater(path: Path): boolean {
  if (['environment.laboratory', 'stealShare'].includes(path.join('.'))) return true;
  return path.at(-2) === 'parameters' && Object.hasOwn(PARAMETERS_WHEN_ABSENT, path.at(-1) ?? '');
}

const LATER = PATHS.filter(([, path]) => isLater(path));

describe('the schema of a trial without a feed', () => {
  const trial = saturationTrial('polling@full', { 'polls.rate': 20_000 });
  const { polls, ...others } = trial;
  const isTaken = (it: object): boolean => matches({ ...exampleResult(), trials: [it] });

  test('has polls and response times in place of deliveries and their times', () => {
    expect(isTaken(trial), JSON.stringify(matches.errors)).toBe(true);
    expect(isTaken({ ...trial, state: 'invalid', reasons: ['one'] })).toBe(true);
  });

  test.each(Object.keys(polls))('refuses it without %s, or with text there', (key) => {
    expect(isTaken({ ...others, polls: { ...polls, [key]: undefined } })).toBe(false);
    expect(isTaken({ ...others, polls: { ...polls, [key]: '1' } })).toBe(false);
  });

  test('refuses it without its counts, times or metrics', () => {
    expect(isTaken(others)).toBe(false);
    expect(isTaken({ ...trial, histograms: {} })).toBe(false);
    expect(isTaken({ ...trial, histograms: { responseTime: 1 } })).toBe(false);
    expect(isTaken({ ...trial, metrics: undefined })).toBe(false);
  });
});

describe('the schema of result files', () => {
  test('takes a trial of every state', () => {
    expect(matches(EXAMPLE), JSON.stringify(matches.errors)).toBe(true);
  });

  test.each(Object.entries(TRIALS))('takes a run of nothing but a %s trial', (_, trial) => {
    expect(matches(exampleResult({ trials: [trial] }))).toBe(true);
  });

  test.each(Object.keys(RUN_STATES))('takes a run that is %s', (state) => {
    expect(matches({ ...EXAMPLE, state, finishedAt: null })).toBe(true);
  });

  test('takes what a system may not tell', () => {
    const environment = {
      ...EXAMPLE.environment,
      fileLimit: null,
      portRange: null,
      clockSource: null,
      gitCommit: null,
      laboratory: { ...EXAMPLE_LABORATORY, otherLoadShare: null, stealShare: null },
    };
    expect(matches({ ...EXAMPLE, environment, stealShare: null })).toBe(true);
  });

  test.each(LATER)('takes a result without %s, which came later', (_, path) => {
    expect(matches(changed(path, (owner, key) => Reflect.deleteProperty(owner, key)))).toBe(true);
  });

  test.each(PATHS.filter(([, path]) => !isLater(path)))('refuses a result without %s', (_, path) => {
    expect(matches(changed(path, (owner, key) => Reflect.deleteProperty(owner, key)))).toBe(false);
  });

  test.each(PATHS)('refuses a result of the wrong type at %s', (_, path) => {
    expect(matches(changed(path, (owner, key) => (owner[key] = [{}])))).toBe(false);
  });

  test.each<[string, Path, unknown]>([
    ['a metric that is text', ['trials', 0, 'metrics', 'delivered'], '320'],
    ['an infinite metric', ['trials', 0, 'metrics', 'delivered'], Infinity],
    ['a package version that is a number', ['environment', 'packages', 'ws'], 8],
    ['a negative count', ['trials', 0, 'deliveries', 'lost'], -1],
    ['half a repetition', ['trials', 0, 'repetition'], 0.5],
    ['an unknown trial state', ['trials', 0, 'state'], 'skipped'],
    ['a parameter that it does not know', ['parameters', 'delayUs'], 20_000],
    ['a date in words', ['startedAt'], 'yesterday'],
    ['a share above the whole', ['stealShare'], 1.01],
    ['half a microsecond', ['environment', 'laboratory', 'timers', 'p99Us'], 0.5],
    ['a port range of one', ['environment', 'portRange'], [1]],
  ])('refuses %s', (_, path, value) => {
    expect(matches(changed(path, (owner, key) => (owner[key] = value)))).toBe(false);
  });

  test.each<[string, Path]>([
    ['the result', ['note']],
    ['the environment', ['environment', 'governor']],
    ['the laboratory', ['environment', 'laboratory', 'cpuMHz']],
    ['a trial', ['trials', 0, 'note']],
    ['the delivery counts', ['trials', 0, 'deliveries', 'late']],
    ['the histograms', ['trials', 0, 'histograms', 'upward']],
    ['the metrics', ['trials', 0, 'metrics', 'memory.client']],
  ])('lets a later version add to %s', (_, path) => {
    expect(matches(changed(path, (owner, key) => (owner[key] = 1)))).toBe(true);
  });

  test('takes our server, or one with a name and where it comes from', () => {
    const withServer = (server: unknown): unknown => ({
      ...EXAMPLE,
      parameters: { ...EXAMPLE.parameters, server },
    });
    const named = { name: 'theirs' };
    for (const server of [
      'pushbench',
      { ...named, url: 'http://127.0.0.1:1' },
      { ...named, command: ['serve', ''], breaks: [2, 10] },
    ]) {
      expect(matches(withServer(server)), JSON.stringify(server)).toBe(true);
    }
    for (const server of ['theirs', {}, { name: '' }, { ...named, command: [] }, { ...named, breaks: [0] }]) {
      expect(matches(withServer(server)), JSON.stringify(server)).toBe(false);
    }
  });

  test('names the same choices as the code', () => {
    const { parameters, trial } = schema.$defs;
    expect(schema.properties.schemaVersion.const).toBe(SCHEMA_VERSION);
    expect(parameters.properties.arrival.enum).toEqual(ARRIVALS);
    expect(parameters.properties.load.enum).toEqual(LOADS);
    expect(parameters.properties.pollSchedule.enum).toEqual(POLL_SCHEDULES);
    expect(trial.properties.state.enum.toSorted()).toEqual(Object.keys(TRIALS).toSorted());
    expect(schema.properties.state.enum.toSorted()).toEqual(Object.keys(RUN_STATES).toSorted());
  });
});
