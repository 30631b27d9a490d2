import { join } from 'node:path';
import { packageFolder } from '../run/own-package.ts';
import { resultNamesIn } from '../store.ts';

const HERE = join('results', 'reference');

/** The folder that is judged when none is named: the recorded results here, or else those that came with pushbench. */
export function referenceFolder(): string {
  return resultNamesIn(HERE).length > 0 ? HERE : join(packageFolder, HERE);
}
