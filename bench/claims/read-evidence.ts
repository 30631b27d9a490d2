import { join } from 'node:path';
import { printable } from '../core/printable.ts';
import type { Recorded } from '../report/format.ts';
import counts from '../simplicity/counts.json' with { type: 'json' };
import { readResult, readText, resultNamesIn } from '../store.ts';
import { commandFor, isSuiteAsked, type SuiteAsked } from './evidence-names.ts';
import { runEvidence, type Evidence, type RunEvidence } from './evidence.ts';
import { differencesFromSuite } from './own-scenario.ts';
import { verificationIn, type Verification } from './verification.ts';

export type EvidenceRead = {
  readonly evidence: Evidence;
  /** What was passed over, and why; a printable line each. */
  readonly notes: readonly string[];
};

/**
 * Evidence from result files, and from all that are in folders, beside the counts of the source. A file of a suite
 * that no claim asks for is passed over, and told of if it was named; so is a run that measured something else than its
 * suite does by itself. Of several of one suite the latest counts.
 * @throws Failure for a file that is no result, and for a folder without any
 */
export function readEvidence(paths: readonly string[]): EvidenceRead {
  const files = paths.flatMap(filesAt);
  const read = files.map((file) => verificationIn(file, readText(file)) ?? recordedIn(file));
  const recorded = read
    .filter((one) => 'result' in one)
    .filter(({ source, result }) => isSuiteAsked(result.suite) || paths.includes(source));
  const verifications = read.filter((one) => 'transports' in one);
  return evidenceOf(recorded, verifications, counts);
}

/** The same from what was read. */
export function evidenceOf(
  recorded: readonly Recorded[],
  verifications: readonly Verification[],
  simplicity: Evidence['simplicity'],
): EvidenceRead {
  const notes: string[] = [];
  const runs = new Map<SuiteAsked, RunEvidence>();
  for (const one of recorded.toSorted((a, b) => startOf(a) - startOf(b))) {
    const { suite } = one.result;
    if (!isSuiteAsked(suite)) {
      notes.push(`${one.source} is passed over: no claim asks for the suite ${suite}`);
      continue;
    }
    const differences = differencesFromSuite(suite, one.result);
    if (differences.length > 0) {
      notes.push(passedOver(one, suite, differences));
      continue;
    }
    const before = runs.get(suite);
    if (before !== undefined)
      notes.push(`${before.source} is passed over: ${one.source} is a later run of ${suite}`);
    runs.set(suite, runEvidence(one));
  }
  return { evidence: { runs, simplicity, verifications }, notes: notes.map(printable) };
}

function passedOver({ source }: Recorded, suite: SuiteAsked, differences: readonly string[]): string {
  const why = `claims ask for ${suite} as it is by itself, and this is with ${differences.join('; ')}`;
  return `${source} is passed over: ${why} ("${commandFor(suite)}" measures it)`;
}

function startOf({ result }: Recorded): number {
  return Date.parse(result.startedAt);
}

function recordedIn(source: string): Recorded {
  return { source, result: readResult(source) };
}

function filesAt(path: string): readonly string[] {
  const inFolder = resultNamesIn(path).map((name) => join(path, `${name}.json`));
  return inFolder.length > 0 ? inFolder : [path];
}
