/** What items are ordered by; less is better. */
export type Criterion<Id extends string, Item> = {
  readonly id: Id;
  /** Undefined where it is not known. */
  of(item: Item): number | undefined;
  /** Up to here nobody pays for it. */
  readonly free: number;
};

/** Why an item comes after those before it. */
export type Parting<Id extends string, Item> =
  /** It has more of something than the least of those before it, and more than counts as the same. */
  | {
      readonly kind: 'more';
      readonly by: Id;
      readonly than: Item;
      readonly value: number;
      readonly least: number;
    }
  /** How much it has is not known. */
  | { readonly kind: 'unknown'; readonly by: Id }
  /** Nothing parts it from this one. */
  | { readonly kind: 'alike'; readonly as: Item };

export type Placed<Id extends string, Item> = {
  readonly item: Item;
  /** Absent for the first of all. */
  readonly after?: Parting<Id, Item>;
};

/** Up to so many times the least counts as the same. */
export const ALIKE_UP_TO = 1.25;

/** In so many digits figures are told. What these do not part is the same: no order may turn on rounding. */
export const DIGITS_TOLD = 3;

type Criteria<Id extends string, Item> = readonly Criterion<Id, Item>[];

/**
 * Items in order of the first criterion: those that have about the least, or no more than is free, are the same by it
 * and the next criterion orders them; those that have more come after them, ordered likewise, and last those of which
 * it is not known. What nothing parts stays as it was.
 */
export function ranked<Id extends string, Item>(
  items: readonly Item[],
  [criterion, ...next]: Criteria<Id, Item>,
): readonly Placed<Id, Item>[] {
  const [first, ...others] = items;
  if (first === undefined) return [];
  if (criterion === undefined) {
    return [
      { item: first },
      ...others.map((item) => ({ item, after: { kind: 'alike', as: first } as const })),
    ];
  }
  const known = items.filter((item) => criterion.of(item) !== undefined);
  const unknown = items.filter((item) => criterion.of(item) === undefined);
  if (known.length === 0) return ranked(unknown, next);
  const lastly = parted(ranked(unknown, next), () => ({ kind: 'unknown', by: criterion.id }));
  return [...rankedKnown(known, criterion, next), ...lastly];
}

function rankedKnown<Id extends string, Item>(
  items: readonly Item[],
  criterion: Criterion<Id, Item>,
  next: Criteria<Id, Item>,
): readonly Placed<Id, Item>[] {
  const valueOf = (item: Item): number => criterion.of(item) ?? Infinity;
  const least = Math.min(...items.map(valueOf));
  const isSame = (item: Item): boolean => isAlike(valueOf(item), least, criterion.free);
  const same = items.filter(isSame);
  const more = items.filter((item) => !isSame(item));
  const than = same.find((item) => valueOf(item) === least);
  const before = ranked(same, next);
  if (more.length === 0 || than === undefined) return before;
  const behind = parted(rankedKnown(more, criterion, next), (item) => ({
    kind: 'more',
    by: criterion.id,
    than,
    value: valueOf(item),
    least,
  }));
  return [...before, ...behind];
}

/** Whether a figure, as it would be told, is no more than is free, or about the least. */
function isAlike(value: number, least: number, free: number): boolean {
  return asTold(value) <= asTold(free) || asTold(value / least) <= ALIKE_UP_TO;
}

function asTold(value: number): number {
  return Number(value.toPrecision(DIGITS_TOLD));
}

/** The same order, its first parted from what comes before. */
function parted<Id extends string, Item>(
  [first, ...others]: readonly Placed<Id, Item>[],
  partingOf: (item: Item) => Parting<Id, Item>,
): readonly Placed<Id, Item>[] {
  return first === undefined ? [] : [{ item: first.item, after: partingOf(first.item) }, ...others];
}
