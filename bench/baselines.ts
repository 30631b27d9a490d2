import { join } from 'node:path';
import { Failure } from './core/failure.ts';
import { printable } from './core/printable.ts';
import type { RunResult } from './core/result.ts';
import { resultNamesIn, writeResult } from './store.ts';

/** Runs that others are compared with, by name, under the working directory. */
const FOLDER = join('results', 'baselines');
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * Where a baseline is kept, or would be. Throws a Failure for a name of other characters, which could lead out of
 * the folder.
 */
export function baselinePath(name: string): string {
  if (NAME.test(name)) return join(FOLDER, `${name}.json`);
  const rule = 'letters, digits, . _ and -, a letter or digit first, 100 at most';
  throw new Failure(printable(`"${name}" is no name for a baseline: take ${rule}`));
}

/** The path of a baseline that is there. Throws a Failure that names those that are, for another. */
export function knownBaseline(name: string): string {
  const path = baselinePath(name);
  const names = resultNamesIn(FOLDER);
  if (names.includes(name)) return path;
  const known = names.length === 0 ? 'none yet: --save-baseline makes one' : names.join(', ');
  throw new Failure(printable(`there is no baseline "${name}" in ${FOLDER}; there is ${known}`));
}

/** Keeps a run as a baseline, and says so in a line. Throws a Failure for a name that is none. */
export function saveBaseline(name: string, result: RunResult): string {
  const path = baselinePath(name);
  const isThere = resultNamesIn(FOLDER).includes(name);
  writeResult(path, result);
  return `saved as baseline ${name} in ${path}${isThere ? ', over the one that was there' : ''}`;
}
