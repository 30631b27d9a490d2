import type { FormatName } from '../report/formats.ts';
import { renderCsv } from './csv.ts';
import type { ComparisonFormat } from './format.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

/** The formats of a report, for a comparison. */
export const COMPARISON_FORMATS: Readonly<Record<FormatName, ComparisonFormat>> = {
  table: renderText,
  markdown: renderMarkdown,
  csv: renderCsv,
  json: renderJson,
};
