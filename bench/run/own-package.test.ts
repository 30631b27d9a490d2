import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dependencyVersion, packageFolder, packageVersion, pinnedNodeVersion } from './own-package.ts';

describe('the package itself', () => {
  test('is found from its sources', () => {
    expect(existsSync(join(packageFolder, 'bench', 'pushbench.js'))).toBe(true);
  });

  test('knows its versions', () => {
    for (const version of [packageVersion(), pinnedNodeVersion(), dependencyVersion('ws')]) {
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
    }
  });

  test('says so when a dependency is not installed', () => {
    expect(() => dependencyVersion('pushbench-is-not-its-own-dependency')).toThrow(/pushbench-is-not/);
  });
});
