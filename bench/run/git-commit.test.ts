import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitCommitOf } from './git-commit.ts';

describe('the commit of a checkout', () => {
  let folder: string;
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    ).trim();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pushbench-commit-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function commitOneFile(): string {
    git('init', '--quiet');
    writeFileSync(join(folder, 'source.ts'), 'one');
    git('add', 'source.ts');
    git('commit', '--quiet', '--message', 'one');
    return git('rev-parse', 'HEAD');
  }

  test('is its head while nothing has changed', () => {
    const head = commitOneFile();
    expect(gitCommitOf(folder)).toBe(head);
  });

  test('ends with + when a source has changed', () => {
    const head = commitOneFile();
    writeFileSync(join(folder, 'source.ts'), 'two');
    expect(gitCommitOf(folder)).toBe(`${head}+`);
  });

  test('ends with + when a source is new', () => {
    const head = commitOneFile();
    writeFileSync(join(folder, 'new.ts'), '');
    expect(gitCommitOf(folder)).toBe(`${head}+`);
  });

  test('is not changed by a result that a run has recorded', () => {
    const head = commitOneFile();
    mkdirSync(join(folder, 'results'));
    writeFileSync(join(folder, 'results', 'run.json'), '{}');
    expect(gitCommitOf(folder)).toBe(head);
  });

  test('is null for a package installed below a checkout', () => {
    commitOneFile();
    const installed = join(folder, 'node_modules', 'pushbench');
    mkdirSync(installed, { recursive: true });
    expect(gitCommitOf(installed)).toBeNull();
  });

  test('is null outside of a checkout, and before the first commit', () => {
    expect(gitCommitOf(folder)).toBeNull();
    git('init', '--quiet');
    expect(gitCommitOf(folder)).toBeNull();
  });
});
