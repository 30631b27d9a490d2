import type { Forecast, Tolerance } from '../core/prediction.ts';

/** What a tolerance is made of: each part is told in the forecast's source. */
export type Allowance = {
  /** A share of what is expected, for what the formula itself leaves out. */
  readonly relative?: number;
  /** One standard error of what is measured in this window. */
  readonly error?: number;
  /** What a row's own way through the host may differ from the control's. */
  readonly host?: number;
  /** Else, and why. */
  readonly other?: { readonly amount: number; readonly why: string };
};

/** Standard errors that a measurement may be away: three leave one in 370 outside by chance. */
export const STANDARD_ERRORS = 3;

/** In any unit: what nobody could measure. */
const NEGLIGIBLE = 1e-6;

/** Puts a tolerance and its account together; `inWords` writes amounts of the metric. */
export function allow(
  { relative = 0, error = 0, host = 0, other }: Allowance,
  formula: string,
  inWords: (amount: number) => string,
): Pick<Forecast, 'tolerance' | 'source'> {
  const parts: readonly (readonly [amount: number, words: string])[] = [
    [STANDARD_ERRORS * error, `for ${STANDARD_ERRORS} standard errors of this window`],
    [host, "for a way through the host that is not the control's"],
    ...(other === undefined ? [] : [[other.amount, other.why] as const]),
  ];
  const told = parts.filter(([amount]) => amount > NEGLIGIBLE);
  const absolute = told.reduce((sum, [amount]) => sum + amount, 0);
  const account = [
    ...(relative === 0 ? [] : [`± ${Number((relative * 100).toPrecision(3))} %`]),
    ...told.map(([amount, words]) => `± ${inWords(amount)} ${words}`),
  ];
  const tolerance: Tolerance = {
    ...(relative === 0 ? {} : { relative }),
    ...(absolute === 0 ? {} : { absolute }),
  };
  return { tolerance, source: [formula, ...(account.length === 0 ? ['exact'] : account)].join('; ') };
}

export function milliseconds(us: number): string {
  return `${Number((us / 1_000).toPrecision(3))} ms`;
}

export function percentagePoints(share: number): string {
  return `${Number((share * 100).toPrecision(3))} points of a hundred`;
}

export function plain(amount: number): string {
  return String(Number(amount.toPrecision(3)));
}
