import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{bench,servers,clients}/**/*.test.ts'],
    pool: 'forks',
    // Many tests start processes of their own: more at a time would only wait for each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    watch: false,
  },
});
