import type { Sweep } from '../core/prediction.ts';
import type { Parameters } from '../core/result.ts';
import type { RowId } from '../transports.ts';

/** A question, as data: what to run, how often, and under which name. */
export type Suite = {
  readonly title: string;
  readonly rows: readonly RowId[];
  readonly repetitions: number;
  /** How many trials that come out invalid may be run once more; all, when it does not say. */
  readonly repeats?: number;
  readonly parameters: Parameters;
  /** Runs rows under scenarios that differ from the parameters; a variant may be for some rows only. */
  readonly variants?: Readonly<Record<string, Variant>>;
  /** Beside variants: rows that run under the parameters as they are. */
  readonly plain?: readonly RowId[];
  /** Where the variants are points of a curve. */
  readonly sweep?: Sweep;
};

export type Variant = {
  readonly rows: readonly RowId[];
  readonly changes: Partial<Parameters>;
  /** The suite's own variant that it is one side of, where such were set beside each other. */
  readonly scenario?: string;
};

/** Who takes part: each row once, or each variant of it. */
export function contendersOf(
  { variants, plain = [] }: Suite,
  rows: readonly RowId[],
): readonly { readonly row: RowId; readonly variant?: string }[] {
  if (variants === undefined) return rows.map((row) => ({ row }));
  const varied = Object.entries(variants).flatMap(([variant, { rows: its }]) =>
    its.filter((row) => rows.includes(row)).map((row) => ({ row, variant })),
  );
  return [...varied, ...plain.filter((row) => rows.includes(row)).map((row) => ({ row }))];
}
