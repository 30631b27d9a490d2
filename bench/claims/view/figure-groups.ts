import type { Figure } from '../claim.ts';
import type { Language } from '../text.ts';
import { figureCells, type FigureCells } from './figure-cells.ts';

/** Figures that stand below each other and tell the same, under what they tell. */
export type FigureGroup = { readonly what: string; readonly cells: readonly FigureCells[] };

export function figureGroups(figures: readonly Figure[], language: Language): readonly FigureGroup[] {
  const groups: { what: string; cells: FigureCells[] }[] = [];
  for (const figure of figures) {
    const cells = figureCells(figure, language);
    const last = groups.at(-1);
    if (last?.what === cells.what) last.cells.push(cells);
    else groups.push({ what: cells.what, cells: [cells] });
  }
  return groups;
}

/** Those that a table of all claims has room for. */
export function keyFigures(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ minor }) => minor !== true);
}
