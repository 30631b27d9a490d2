import { spawnSync } from 'node:child_process';
import { EXIT, Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { firstOnPath, isExecutable } from './first-on-path.ts';

/** Names a browser of the Chromium family where it is not on PATH. */
export const CHROMIUM_VARIABLE = 'PUSHBENCH_CHROMIUM';

export const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome'] as const;

export const NO_CHROMIUM = `no chromium found; install it with apt install chromium or set ${CHROMIUM_VARIABLE}`;

const VERSION_CAP_MS = 20_000;

/** The browser to drive, by its file; undefined when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment[CHROMIUM_VARIABLE];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  return firstOnPath(CHROMIUM_NAMES, environment['PATH'] ?? '');
}

/** @throws Failure when there is no browser, so that nothing can be measured in one. */
export function requireChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const found = findChromium(environment);
  if (found !== undefined) return found;
  const named = environment[CHROMIUM_VARIABLE];
  throw new Failure(
    named === undefined || named === ''
      ? `unmeasured: ${NO_CHROMIUM}`
      : `unmeasured: ${CHROMIUM_VARIABLE} names ${printable(named)}, which is no program; install it with apt install chromium or name another`,
    EXIT.failed,
  );
}

/** As it says itself: `Chromium 156.0.8078.79`. */
export function versionOf(executable: string): string {
  const { stdout, error } = spawnSync(executable, ['--version'], {
    encoding: 'utf8',
    timeout: VERSION_CAP_MS,
  });
  const version = error === undefined ? /^.*?\d+(\.\d+)+/.exec(stdout.trim())?.[0] : undefined;
  return printable(version ?? 'a browser that does not tell its version');
}
