import type { Figure } from '../claim.ts';
import type { Language } from '../text.ts';
import type { ClaimsView } from './report.ts';
import { figureCells, type FigureCells } from './figure-cells.ts';

/** Figures that stand below each other and tell the same, under what they tell. */
export type FigureGroup = { readonly what: string; readonly cells: readonly FigureCells[] };

function figureGroups(figures: readonly Figure[], language: Language): readonly FigureGroup[] {
  const groups: { what: string; cells: FigureCells[] }[] = [];
  for (const figure of figures) {
    const cells = figureCells(figure, language);
    const last = groups.at(-1);
    if (last?.what === cells.what) last.cells.push(cells);
    else groups.push({ what: cells.what, cells: [cells] });
  }
  return groups;
}

/** What a short table has room for, of each claim. */
const FEW = 4;

/** The figures that a table of all claims has room for; of a short one the first of the first group. */
export function keyFigureGroups(
  figures: readonly Figure[],
  { language, brief }: ClaimsView,
): readonly FigureGroup[] {
  const groups = figureGroups(
    figures.filter(({ minor }) => minor !== true),
    language,
  );
  if (!brief) return groups;
  return groups.slice(0, 1).map(({ what, cells }) => ({ what, cells: cells.slice(0, FEW) }));
}
