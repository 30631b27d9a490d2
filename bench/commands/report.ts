import { splice } from '../report/splice.ts';
import { FORMATS, type FormatName } from '../report/formats.ts';
import { readResult, readText, writeText } from '../store.ts';

export type ReportOptions = {
  readonly format: FormatName;
  readonly all?: boolean;
  readonly predict?: boolean;
  readonly colour: boolean;
};

/** `pushbench report FILE…`: stored results again, in any format. */
export function report(
  files: readonly string[],
  { format, all = false, predict = false, colour }: ReportOptions,
): string {
  const recorded = files.map((source) => ({ source, result: readResult(source) }));
  return FORMATS[format](recorded, { all, predict, colour });
}

/** `pushbench report --splice DOCUMENT`: makes a document's spliced tables anew; tells whether they changed. */
export function spliceInto(path: string): string {
  const before = readText(path);
  const after = splice(before, ({ files, all }) => report(files, { format: 'markdown', all, colour: false }));
  if (after === before) return `${path} holds the recorded tables already`;
  writeText(path, after);
  return `${path} holds the recorded tables now`;
}
