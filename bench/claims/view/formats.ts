import type { FormatName } from '../../report/formats.ts';
import { renderClaimsCsv } from './csv.ts';
import { renderClaimsJson } from './json.ts';
import { renderClaimsMarkdown } from './markdown.ts';
import type { ClaimsFormat } from './report.ts';
import { renderClaimsTable } from './table.ts';

/** The formats of a report, for claims. */
export const CLAIMS_FORMATS: Readonly<Record<FormatName, ClaimsFormat>> = {
  table: renderClaimsTable,
  markdown: renderClaimsMarkdown,
  csv: renderClaimsCsv,
  json: renderClaimsJson,
};
