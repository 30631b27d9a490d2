/** Who takes part in a run: a row, under one of the run's variants or none. */
export type Contender = { readonly row: string; readonly variant?: string };

/** Its name in an order: `polling`, or `polling@chromium`. */
export function contenderName({ row, variant }: Contender): string {
  return variant === undefined ? row : `${row}@${variant}`;
}

export function parseContender(name: string): Contender {
  const at = name.indexOf('@');
  return at < 0 ? { row: name } : { row: name.slice(0, at), variant: name.slice(at + 1) };
}

/** Whether the contender of a name is meant: one given without a variant stands for its row under any. */
export function isMeantBy({ row, variant }: Contender, name: string): boolean {
  const other = parseContender(name);
  return other.row === row && (variant === undefined || other.variant === variant);
}

/** The name of one side of a variant, or of the run's own scenario: `theirs`, or `feed 10/s, theirs`. */
export function variantOfSide(scenario: string | undefined, side: string): string {
  return scenario === undefined ? side : `${scenario}, ${side}`;
}

/** The same with other words for the side. */
export function withSide(variant: string, side: string, words: string): string {
  return variant.endsWith(side) ? variant.slice(0, -side.length) + words : words;
}
