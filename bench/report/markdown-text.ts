import type { TextColumn } from './text-table.ts';

/** Text as itself, not as markup, links or HTML (CommonMark §2.4); `|` would end a table's cell (GFM §4.10). */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&#]/g, '\\$&');
}

export function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${escaped(line)}`).join('\n');
}

/** A table of GitHub Flavored Markdown (§4.10) of texts as they are. */
export function tableText(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [
    columns.map(({ head }) => escaped(head)),
    columns.map(({ align }) => (align === 'left' ? ':--' : '--:')),
    ...rows.map((cells) => cells.map(escaped)),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
