// Which Node runs pushbench. Like pushbench.js, kept to what Node 12 can parse.
import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = readManifest(root);

/** The command line: its source in a checkout, what was built from it in an installed package. */
const SOURCE = join(root, 'bench', 'cli.ts');
const BUILT = join(root, 'dist', 'bench', 'cli.js');
export const isCheckout = existsSync(SOURCE);
export const cli = isCheckout ? SOURCE : BUILT;

/**
 * The Node that the checkout pins for this platform: the one of the manifest's optional dependencies that npm
 * installed because its `os` and `cpu` fit. Null when there is none, as in an installed package.
 */
export function pinnedNode() {
  for (const name of Object.keys(manifest.optionalDependencies || {})) {
    const folder = join(root, 'node_modules', name);
    if (!existsSync(join(folder, 'package.json'))) continue;
    const { os, cpu, bin, version } = readManifest(folder);
    if (os !== process.platform || cpu !== process.arch || !bin || !bin.node) continue;
    const program = join(folder, bin.node);
    if (existsSync(program)) return { program, version };
  }
  return null;
}

/** Why the running Node cannot run pushbench, and what to do, in one line; null when it can. */
export function obstacle() {
  if (!existsSync(cli)) return `this copy is incomplete, ${cli} is missing: install pushbench again`;
  const [, major, minor] = /(\d+)\.(\d+)/.exec(manifest.engines.node);
  const [runningMajor, runningMinor] = process.versions.node.split('.').map(Number);
  if (runningMajor > major || (runningMajor === Number(major) && runningMinor >= minor)) return null;
  const wayOut = isCheckout ? `run "npm ci" in ${root} to get the pinned one, or install` : 'install';
  return (
    `Node.js ${major}.${minor} or newer is needed, and this is ${process.versions.node}: ` +
    `${wayOut} a newer one from https://nodejs.org`
  );
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
