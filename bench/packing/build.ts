import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Failure } from '../core/failure.ts';

const SOURCE_FOLDERS = ['bench', 'servers', 'clients'] as const;

/** What runs in Node, and what pages are given. */
const PROJECTS = ['tsconfig.build.json', 'tsconfig.pages.json'] as const;

/** Run or read where they are; all else that is no TypeScript is data beside the sources. */
const NO_DATA = [
  'clients/browser/tsconfig.json',
  'bench/browser/page/tsconfig.json',
  'servers/express',
  'servers/python',
  'bench/packing',
  'bench/architecture',
  'bench/pushbench.js',
  'bench/runtime.js',
] as const;
const NO_DATA_ENDINGS = ['.ts', '.md'] as const;

/** Node runs no TypeScript below node_modules: a package holds JavaScript instead, in dist/. Types are checked elsewhere. */
export function build(folder: string): void {
  removeBuild(folder);
  for (const project of PROJECTS) compile(folder, project);
  for (const name of SOURCE_FOLDERS) {
    cpSync(join(folder, name), join(folder, 'dist', name), {
      recursive: true,
      filter: (file) => statSync(file).isDirectory() || isData(relative(folder, file).replaceAll(sep, '/')),
    });
  }
}

function compile(folder: string, project: string): void {
  const compiler = join(folder, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(
    process.execPath,
    [compiler, '--project', join(folder, 'bench', 'packing', project)],
    // What npm itself prints on stdout is read by programs.
    { stdio: ['ignore', process.stderr, process.stderr] },
  );
  if (status !== 0) throw new Failure('the sources do not compile: run "npm ci" and "npm run check" first');
}

export function removeBuild(folder: string): void {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
}

function isData(path: string): boolean {
  const isElsewhere = NO_DATA.some((other) => path === other || path.startsWith(`${other}/`));
  return !isElsewhere && !NO_DATA_ENDINGS.some((ending) => path.endsWith(ending));
}
