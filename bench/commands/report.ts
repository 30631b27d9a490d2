import type { View } from '../report/format.ts';
import { FORMATS } from '../report/formats.ts';
import { readResult } from '../store.ts';
import type { ReportOptions } from './report-options.ts';

/** `pushbench report FILE…`: stored results again, in any format. */
export function report(
  files: readonly string[],
  { format, json, all, predict }: ReportOptions,
  shown: Pick<View, 'colour' | 'width'>,
): string {
  const recorded = files.map((source) => ({ source, result: readResult(source) }));
  return FORMATS[json === true ? 'json' : format](recorded, {
    all: all === true,
    predict: predict === true,
    ...shown,
  });
}
