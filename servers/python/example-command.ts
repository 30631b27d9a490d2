import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const OLDEST = '3.10';

/** Starts the server in Python, for tests. */
export const COMMAND = ['python3', join(import.meta.dirname, 'server.py')];

/** Why it cannot be tried here, in one line; undefined when it can. */
export function obstacle(): string | undefined {
  const { status } = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']);
  return status === 0 ? undefined : `not tried: the server in Python needs python3, ${OLDEST} or newer`;
}
