import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

type Manifest = {
  readonly version: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** The folder of pushbench itself, whether its sources run or what was built from them. */
export const packageFolder = dirname(manifestPath('..'));

export function packageVersion(): string {
  return readManifest(manifestPath('..')).version;
}

/** The version of the Node that a checkout pins; undefined in an installed package, which pins none. */
export function pinnedNodeVersion(): string | undefined {
  return Object.values(readManifest(manifestPath('..')).optionalDependencies ?? {})[0];
}

/** The version of an installed dependency. Throws when it is not installed. */
export function dependencyVersion(name: string): string {
  return readManifest(manifestPath(name)).version;
}

function manifestPath(specifier: string): string {
  const path = findPackageJSON(specifier, import.meta.url);
  if (path === undefined) throw new Error(`there is no package.json of ${specifier}`);
  return path;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}
