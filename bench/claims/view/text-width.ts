import type { ClaimsView } from './report.ts';

const WIDEST = 100;

/** Characters of a line of running text. */
export function textWidth({ width = WIDEST }: Pick<ClaimsView, 'width'>): number {
  return Math.min(width, WIDEST);
}
