import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Folders whose tests only compute: no process, no mock, nothing global. Their files share a worker's modules, which
 * would otherwise be loaded anew for each.
 */
const COMPUTING = [
  'core',
  'stats',
  'predict',
  'report',
  'compare',
  'claims',
  'advise',
  'suites',
  'link/ledger',
].map((folder) => `bench/${folder}/**/*.test.ts`);
const USING_MOCKS = ['bench/core/clock.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Many tests wait for processes of their own; more at a time than this would only wait for each other.
    maxWorkers: 4,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    watch: false,
    // Tests start some hundred processes of the same code.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    projects: [
      {
        extends: true,
        test: { name: 'computing', include: COMPUTING, exclude: USING_MOCKS, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: ['{bench,servers,clients}/**/*.test.ts'],
          exclude: COMPUTING.filter((pattern) => !pattern.startsWith('bench/core')).concat(
            'bench/core/!(clock).test.ts',
            'bench/core/*/**/*.test.ts',
          ),
        },
      },
    ],
  },
});
