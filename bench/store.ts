import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { Failure, systemReason } from './core/failure.ts';
import { printable } from './core/printable.ts';
import { PARAMETERS_WHEN_ABSENT, SCHEMA_VERSION, type RunResult } from './core/result.ts';
import schema from './core/result.schema.json' with { type: 'json' };
import type { Bytes } from './core/units.ts';

/** A larger file is no result of ours, and reading it could use up the memory. */
export const LARGEST_RESULT: Bytes = 256 * 1_048_576;

/** Characters of a fault that are told; the names in it are the file's. */
const LONGEST_FAULT = 300;

/** Where a run is stored unless told otherwise, under the working directory, named by the local time. */
export function defaultResultPath(suite: string, date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  const time = `${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
  return join('results', 'local', `${suite}-${day}-${time}.json`);
}

/** Stores a result as {@link writeText} does. Infinite metrics become null. */
export function writeResult(path: string, result: RunResult): void {
  writeText(path, `${JSON.stringify(result, refuseNaN, 2)}\n`);
}

/**
 * Stores a text as one whole: whoever reads the path finds the old file or the new one, never a part. Parent
 * folders are made. Throws a Failure where the system refuses; the old file stays.
 */
export function writeText(path: string, text: string): void {
  writing(path, ({ temporary, target }) => {
    writeDurably(temporary, text);
    renameSync(temporary, target);
  });
}

/** Throws the Failure that {@link writeText} would, before there is anything to write; what is there stays. */
export function assertWritable(path: string): void {
  writing(path, ({ temporary }) => {
    writeDurably(temporary, '');
    rmSync(temporary);
  });
}

/** JSON would turn NaN into the null that stands for infinite. */
function refuseNaN(key: string, value: unknown): unknown {
  if (Number.isNaN(value)) throw new Error(`a result holds NaN at ${key}`);
  return value;
}

type Place = {
  /** What is to be replaced, behind all links. */
  readonly target: string;
  /** Beside it, and new. */
  readonly temporary: string;
};

function writing(path: string, write: (place: Place) => void): void {
  try {
    const place = placeOf(path);
    try {
      write(place);
    } catch (error) {
      rmSync(place.temporary, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`cannot write ${printable(path)}: ${systemReason(error)}`);
  }
}

function placeOf(path: string): Place {
  makeFolder(dirname(path));
  const old = statSync(path, { throwIfNoEntry: false });
  // A device or a pipe would be replaced by the rename, not written to.
  if (old?.isFile() === false) throw new Failure(`cannot write ${printable(path)}: it is not a regular file`);
  const target = old === undefined ? path : realpathSync(path);
  return { target, temporary: join(dirname(target), `.pushbench-${randomBytes(8).toString('hex')}.tmp`) };
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Reads what {@link writeResult} wrote. Anything else is a Failure: one line that names the file and what is wrong. */
export function readResult(path: string): RunResult {
  const refuse = refusalOf(path);
  const value = parse(readText(path), refuse);
  if (!isObject(value) || !isObject(value['tool']) || value['tool']['name'] !== 'pushbench') {
    throw refuse('is no pushbench result');
  }
  const version = value['schemaVersion'];
  if (Number.isInteger(version) && Number(version) > SCHEMA_VERSION) {
    throw refuse(
      `is of the newer form ${Number(version)}; this pushbench reads ${SCHEMA_VERSION}: update it`,
    );
  }
  const isResult = resultCheck();
  if (isResult(value)) return withAllParameters(value);
  throw refuse(`is a damaged result: ${firstFault(isResult.errors?.[0])}`);
}

/** Of an older file, too. */
function withAllParameters(result: RunResult): RunResult {
  return { ...result, parameters: { ...PARAMETERS_WHEN_ABSENT, ...result.parameters } };
}

function refusalOf(path: string): (why: string) => Failure {
  return (why) => new Failure(printable(`${path} ${why}`));
}

/** The names, without their ending, of what may be results in a folder; none where there is no such folder. */
export function resultNamesIn(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => file.slice(0, -'.json'.length)).toSorted();
}

/** The text of a file of no unreasonable size. Throws a Failure that names the file and what is wrong. */
export function readText(path: string): string {
  const refuse = refusalOf(path);
  try {
    const stats = statSync(path);
    const obstacle = obstacleTo(stats);
    if (obstacle !== undefined) throw refuse(obstacle);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw error instanceof Failure ? error : refuse(`cannot be read: ${systemReason(error)}`);
  }
}

function obstacleTo(stats: Stats): string | undefined {
  if (stats.isDirectory()) return 'is a folder; name a result file in it';
  if (!stats.isFile()) return 'is not a regular file';
  if (stats.size > LARGEST_RESULT)
    return `is too large for a result (over ${LARGEST_RESULT / 1_048_576} MiB)`;
  return stats.size === 0 ? 'is empty' : undefined;
}

/** With those above it, one by one: by itself Node tries for ever where a system takes no folders, as /proc does. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

function parse(text: string, refuse: (why: string) => Failure): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('is not JSON, or was cut off');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

let compiled: ValidateFunction<RunResult> | undefined;

/** Compiled when a file is first read: a run that only writes need not wait for it. */
function resultCheck(): ValidateFunction<RunResult> {
  compiled ??= new Ajv2020({ allowUnionTypes: true }).compile<RunResult>(schema);
  return compiled;
}

function firstFault(error: ErrorObject | undefined): string {
  if (error === undefined) return 'it does not match the schema';
  const details: Record<string, unknown> = error.params;
  const named = details['additionalProperty'] ?? details['allowedValues'] ?? details['allowedValue'];
  const place = error.instancePath === '' ? 'its top level' : error.instancePath;
  const words = `${place} ${error.message ?? `breaks the rule ${error.keyword}`}`;
  return (named === undefined ? words : `${words} (${JSON.stringify(named)})`).slice(0, LONGEST_FAULT);
}
