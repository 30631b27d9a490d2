import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { startServer } from '../foreign/start-server.ts';
import { roughly } from '../report/laboratory.ts';
import { packageFolder } from '../run/own-package.ts';
import { writeText } from '../store.ts';
import type { ArticleRun } from '../suites/article.ts';
import { narrowed, plannedTimeUs } from '../suites/narrowed.ts';
import type { ArticleDue } from './article-due.ts';
import { environmentFor, measure, planOfSuite } from './measure.ts';
import { verifyForeign } from './verify-server.ts';

export type ArticlePlan = {
  readonly due: ArticleDue;
  /** Where results are stored, each under its suite's name. */
  readonly folder: string;
  readonly command: readonly string[];
};

const VERIFICATION = 'verify-python';
const PYTHON_SERVER = join(packageFolder, 'servers', 'python', 'server.py');
const SEED = 1;

/** Runs what is due. What this machine cannot run is told and left out. The exit code is a signal's, if one came. */
export async function runArticle(article: ArticlePlan): Promise<number | undefined> {
  const { runs, isVerified, lines } = article.due;
  lines.forEach(say);
  if (runs.length > 0) {
    const suites = runs.length === 1 ? '1 suite' : `${runs.length} suites`;
    say(`${suites} to run, about ${roughly(plannedTimeUs(runs), 'us')} in all`);
  }
  for (const [index, run] of runs.entries()) {
    say(`suite ${index + 1} of ${runs.length}: ${run.suite}`);
    const exitCode = await orLeftOut(run.suite, () => runOne(run, article));
    if (exitCode !== undefined) return exitCode;
  }
  return isVerified ? orLeftOut(VERIFICATION, () => verifyPython(article.folder)) : undefined;
}

function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Without a browser, or a Python, the rest can still be measured. */
async function orLeftOut(
  name: string,
  perform: () => Promise<number | undefined>,
): Promise<number | undefined> {
  try {
    return await perform();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(`${name} is left out: ${error.message}`);
    return undefined;
  }
}

async function runOne(run: ArticleRun, { folder, command }: ArticlePlan): Promise<number | undefined> {
  const plan = planOfSuite({ suite: run.suite, of: narrowed(run), command, seed: SEED });
  const { exitCode } = await measure(plan, environmentFor(plan), join(folder, `${run.suite}.json`));
  return exitCode;
}

async function verifyPython(folder: string): Promise<number | undefined> {
  const { text, exitCode } = await verifyForeign({
    open: (signal) => startServer(['python3', PYTHON_SERVER], { signal }),
    json: true,
    color: false,
    onProgress: say,
  });
  // Without a text a signal came first.
  if (text === '') return exitCode;
  writeText(join(folder, `${VERIFICATION}.json`), `${text}\n`);
  return undefined;
}
