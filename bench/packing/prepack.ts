import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { build } from './build.ts';
import { placePackedManifest, restoreManifest } from './manifest.ts';

const packageFolder = join(import.meta.dirname, '..', '..');

// npm runs this before it packs. The manifest comes last: most of the time there is nothing to mend.
try {
  if (restoreManifest(packageFolder)) {
    console.error('pushbench: package.json is restored, which an interrupted pack had left changed');
  }
  build(packageFolder);
  placePackedManifest(packageFolder);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`pushbench: ${error.message}`);
  process.exitCode = 1;
}
