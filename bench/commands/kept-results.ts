import { join } from 'node:path';
import type { Evidence } from '../claims/evidence.ts';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { resultNamesIn } from '../store.ts';
import type { ArticleDue } from './article-due.ts';

/**
 * Whether what is due can be stored in a folder without the loss of a result that was passed over: it was recorded for
 * something else.
 * @throws Failure that names the first in the way
 */
export function assertNoneIsLost(
  { runs }: Pick<ArticleDue, 'runs'>,
  known: Evidence['runs'],
  folder: string,
): void {
  const there = resultNamesIn(folder);
  const judgedFrom = [...known.values()].map(({ source }) => source);
  for (const { suite } of runs) {
    const path = join(folder, `${suite}.json`);
    if (there.includes(suite) && !judgedFrom.includes(path)) {
      throw new Failure(
        printable(
          `${path} is none that claims are judged from, and would be lost: move it, or give another --out`,
        ),
      );
    }
  }
}
