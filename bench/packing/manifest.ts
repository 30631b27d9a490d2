import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../core/failure.ts';

/** Everything that only a checkout needs; the pinned Node would replace the one of whoever installs pushbench. */
const LEFT_OUT = ['devDependencies', 'optionalDependencies', 'scripts'] as const;

/** Kept in the packed manifest, so that a pack after an interrupted one still comes to mend it. */
const KEPT_SCRIPTS = ['prepack', 'postpack'] as const;

type Manifest = Readonly<Record<string, unknown>> & { readonly scripts: Readonly<Record<string, string>> };

/** The text of the package.json that is published, from the text of the checkout's. */
export function packedManifest(original: string): string {
  const manifest = JSON.parse(original) as Manifest;
  const kept = Object.entries(manifest).filter(([key]) => !LEFT_OUT.some((leftOut) => leftOut === key));
  const scripts = Object.fromEntries(KEPT_SCRIPTS.map((name) => [name, manifest.scripts[name]]));
  return `${JSON.stringify({ ...Object.fromEntries(kept), scripts }, null, 2)}\n`;
}

/** Puts the packed manifest in place of a folder's package.json, and keeps that beside it. */
export function placePackedManifest(folder: string): void {
  const { manifest, kept } = filesOf(folder);
  // Each file appears whole or not at all, so that at no moment an interruption loses the original.
  copyFileSync(manifest, `${kept}.part`);
  renameSync(`${kept}.part`, kept);
  writeFileSync(`${manifest}.part`, packedManifest(readFileSync(kept, 'utf8')));
  renameSync(`${manifest}.part`, manifest);
}

/**
 * Puts the kept package.json back, byte for byte. Returns whether there was one. Throws a Failure when both were
 * changed since: only a human knows which of them to keep.
 */
export function restoreManifest(folder: string): boolean {
  const { manifest, kept } = filesOf(folder);
  if (!existsSync(kept)) return false;
  const original = readFileSync(kept, 'utf8');
  const current = readFileSync(manifest, 'utf8');
  if (current !== original && current !== packedManifest(original)) {
    throw new Failure(
      `${manifest} was changed after an interrupted pack: carry the change over to ${kept}, and rename that to package.json`,
    );
  }
  renameSync(kept, manifest);
  return true;
}

function filesOf(folder: string): { readonly manifest: string; readonly kept: string } {
  return { manifest: join(folder, 'package.json'), kept: join(folder, 'package.json.orig') };
}
