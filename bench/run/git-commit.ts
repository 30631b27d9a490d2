import { execFileSync } from 'node:child_process';

/**
 * The commit that a checkout's sources are at, with `+` at its end when they hold changes not committed; what
 * runs record under results/ is no source. Null when the folder is not the top of a checkout: an installed
 * package may well lie inside somebody else's.
 */
export function gitCommitOf(folder: string): string | null {
  const top = git(folder, ['rev-parse', '--show-prefix', 'HEAD']);
  const [prefix, commit] = top?.split('\n') ?? [];
  if (prefix !== '' || commit === undefined) return null;
  const changes = git(folder, ['--no-optional-locks', 'status', '--porcelain', '--', '.', ':!results']);
  return changes === '' ? commit : `${commit}+`;
}

/** What git prints; null when there is no git, or it refuses. */
function git(folder: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}
