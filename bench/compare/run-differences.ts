import type { Environment, RunResult } from '../core/result.ts';

/** What tells whether figures of two runs can stand beside each other; known before anything is measured. */
export type RunIdentity = Pick<RunResult, 'tool' | 'seed' | 'environment'>;

/** What of the environment has to be alike: the rest (limits, how quiet it was, the commit) may change. */
const MACHINE: Readonly<Record<string, (environment: Environment) => string>> = {
  CPU: ({ cpuModel }) => cpuModel,
  cores: ({ cores }) => String(cores),
  // Rounded: from boot to boot the kernel keeps a little more or less of it for itself.
  memory: ({ memoryBytes }) => `${Math.round(memoryBytes / 1e9)} GB`,
  architecture: ({ arch }) => arch,
  system: ({ os }) => os,
  kernel: ({ kernel }) => kernel,
  'clock source': ({ clockSource }) => clockSource ?? 'unknown',
  Node: ({ node }) => node.replace(/^v/, ''),
};

/**
 * In which machine, runtime, browser, version and seed two runs differ, in words: `Node 24.1.0, not 26.10.0`. Another seed
 * is another feed: figures that the plan determines would differ by the plan.
 */
export function runDifferences(base: RunIdentity, other: RunIdentity): readonly string[] {
  return [
    ...Object.entries(MACHINE).flatMap(([name, read]) =>
      difference(name, read(base.environment), read(other.environment)),
    ),
    ...browserDifferences(base.environment, other.environment),
    ...packageDifferences(base.environment.packages, other.environment.packages),
    ...difference('pushbench', base.tool.version, other.tool.version),
    ...difference('seed', String(base.seed), String(other.seed)),
  ];
}

/** Where one of two runs has no pages, its rows or its parameters say so. */
function browserDifferences(
  { browser: base }: Environment,
  { browser: other }: Environment,
): readonly string[] {
  return base === undefined || other === undefined ? [] : difference('browser', base, other);
}

type Versions = Environment['packages'];

function packageDifferences(base: Versions, other: Versions): readonly string[] {
  const names = new Set([...Object.keys(base), ...Object.keys(other)]);
  return [...names].flatMap((name) => difference(name, base[name] ?? 'absent', other[name] ?? 'absent'));
}

export function difference(name: string, base: string, other: string): readonly string[] {
  return base === other ? [] : [`${name} ${other}, not ${base}`];
}
