import { splice } from '../report/splice.ts';
import { readText, writeText } from '../store.ts';
import { sectionText } from './section-text.ts';

/** `pushbench report --splice DOCUMENT`: makes a document's spliced tables anew; tells whether they changed. */
export function spliceInto(path: string): string {
  const before = readText(path);
  const after = splice(before, sectionText);
  if (after === before) return `${path} holds the recorded tables already`;
  writeText(path, after);
  return `${path} holds the recorded tables now`;
}
