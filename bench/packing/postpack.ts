import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { removeBuild } from './build.ts';
import { restoreManifest } from './manifest.ts';

const packageFolder = join(import.meta.dirname, '..', '..');

// npm runs this after it has packed: the checkout is left as it was.
try {
  restoreManifest(packageFolder);
  removeBuild(packageFolder);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`pushbench: ${error.message}`);
  process.exitCode = 1;
}
