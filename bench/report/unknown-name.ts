import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';

/** For a name that nothing has: tells the nearest ones that there are, and the command that names all. */
export function unknownName(
  kind: 'metric' | 'row' | 'suite' | 'claim' | 'command' | 'option',
  name: string,
  known: readonly string[],
  lister: string = kind === 'claim' ? 'pushbench claims' : 'pushbench list',
): Failure {
  const near = nearestTo(name, known);
  const question = near.length === 0 ? ';' : `: did you mean ${near.join(' or ')}?`;
  return new Failure(printable(`unknown ${kind} "${name}"${question} "${lister}" names all of them`));
}

const MOST_SUGGESTIONS = 3;

/** Names that hold the word, or that few edits turn into it: one in three letters at most, and hardly more than the nearest. */
export function nearestTo(word: string, names: readonly string[]): readonly string[] {
  if (word === '') return [];
  const near = names
    .map((name) => ({ name, edits: name.includes(word) ? 0 : editsBetween(word, name) }))
    .filter(({ name, edits }) => edits <= name.length / 3)
    .toSorted((a, b) => a.edits - b.edits);
  return near
    .filter(({ edits }) => edits <= (near[0]?.edits ?? 0) + 1)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => name);
}

/** Levenshtein's distance, by rows of its table. */
function editsBetween(from: string, to: string): number {
  const letters = Array.from(to);
  let row = [0, ...letters.map((_, column) => column + 1)];
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of letters.entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
