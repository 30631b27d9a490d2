import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, posix, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsOf } from '../architecture/imports.ts';
import { placePackedManifest } from './manifest.ts';

const checkout = join(import.meta.dirname, '..', '..');
const NOT_COPIED = ['node_modules', '.git', 'dist', 'coverage', join('results', 'local')];

/** The running Node first, for npm and for what it starts; without what an outer npm says of this checkout. */
const env = Object.fromEntries([
  ...Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
  ['PATH', `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`],
]);

type Packed = { readonly dependencies: Readonly<Record<string, string>> };

// Packs a copy, so that the checkout is never touched, and installs without a registry: the tarball unpacked
// where npm would, and beside it those packages alone that its manifest asks for.
describe('the packed package', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'pushbench-packing-'));
  const copy = join(temporary, 'checkout');
  const installed = join(temporary, 'project', 'node_modules', 'pushbench');
  const run = (folder: string, program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const manifestOf = (folder: string) => readFileSync(join(folder, 'package.json'), 'utf8');
  const filesOf = (folder: string) =>
    globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

  beforeAll(() => {
    cpSync(checkout, copy, {
      recursive: true,
      filter: (file) => !NOT_COPIED.includes(relative(checkout, file)),
    });
    symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'));
    mkdirSync(join(copy, 'results', 'local'), { recursive: true });
    writeFileSync(join(copy, 'results', 'local', 'mine.json'), '{}');
    // What an interrupted pack leaves, and the next one has to mend.
    placePackedManifest(copy);
    expect(manifestOf(copy)).not.toBe(manifestOf(checkout));
    mkdirSync(join(copy, 'dist', 'bench'), { recursive: true });
    writeFileSync(join(copy, 'dist', 'bench', 'of-old.js'), '');
    run(copy, 'npm', 'pack', '--pack-destination', temporary);
    const tarball = readdirSync(temporary).find((name) => name.endsWith('.tgz')) ?? 'none';
    mkdirSync(installed, { recursive: true });
    run(temporary, 'tar', '-xzf', tarball, '-C', installed, '--strip-components=1');
    const { dependencies } = JSON.parse(manifestOf(installed)) as Packed;
    for (const name of Object.keys(dependencies)) {
      symlinkSync(join(checkout, 'node_modules', name), join(dirname(installed), name));
    }
  }, 240_000);
  afterAll(() => {
    rmSync(temporary, { recursive: true });
  });

  test('leaves the checkout as it was, after an interrupted pack too', () => {
    expect(manifestOf(copy)).toBe(manifestOf(checkout));
    expect(existsSync(join(copy, 'package.json.orig'))).toBe(false);
    expect(existsSync(join(copy, 'dist'))).toBe(false);
  });

  test('holds no TypeScript, no test, no result of this machine and no tool of the checkout', () => {
    const files = filesOf(installed);
    expect(files).toContain(join('dist', 'bench', 'cli.js'));
    expect(files).not.toContain(join('dist', 'bench', 'of-old.js'));
    expect(files.filter((file) => /\.ts$|\.test\.|^results.local|packing|architecture/.test(file))).toEqual(
      [],
    );
  });

  test('imports nothing but its own files and the packages that its manifest asks for', () => {
    const { dependencies } = JSON.parse(manifestOf(installed)) as Packed;
    const files = filesOf(installed).map((file) => file.replaceAll('\\', '/'));
    const astray = files
      .filter((file) => file.startsWith('dist/') && file.endsWith('.js'))
      .flatMap((file) =>
        importsOf(readFileSync(join(installed, file), 'utf8'))
          .map(({ specifier }) => specifier ?? 'a computed name')
          .filter((specifier) =>
            specifier.startsWith('.')
              ? !files.includes(posix.join(posix.dirname(file), specifier))
              : !specifier.startsWith('node:') && !(packageOf(specifier) in dependencies),
          )
          .map((specifier) => `${file}: ${specifier}`),
      );
    expect(astray).toEqual([]);
  });

  test('runs as a command of the project that installed it', () => {
    const bin = join(dirname(installed), '.bin');
    mkdirSync(bin);
    symlinkSync(join('..', 'pushbench', 'bench', 'pushbench.js'), join(bin, 'pushbench'));
    expect(run(join(temporary, 'project'), join(bin, 'pushbench'), '--help')).toMatch(/Usage: pushbench/);
  });

  test('has recorded results to judge, and a server in another language to verify', () => {
    const command = join(installed, 'bench', 'pushbench.js');
    const claims = run(join(temporary, 'project'), process.execPath, command, 'claims', '--json');
    expect(JSON.parse(claims)).toHaveProperty('evidence.0.suite');
    expect(filesOf(installed)).toContain(join('servers', 'python', 'server.py'));
  });
});

function packageOf(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}
