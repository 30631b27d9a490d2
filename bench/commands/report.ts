import { FORMATS, type FormatName } from '../report/formats.ts';
import { readResult } from '../store.ts';

export type ReportOptions = { readonly format: FormatName; readonly all?: boolean; readonly colour: boolean };

/** `pushbench report`: stored results again, in any format. */
export function report(files: readonly string[], { format, all = false, colour }: ReportOptions): string {
  const recorded = files.map((source) => ({ source, result: readResult(source) }));
  return FORMATS[format](recorded, { all, colour });
}
