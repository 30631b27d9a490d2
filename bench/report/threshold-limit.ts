import { parseBytes, parseDuration, type Unit } from '../core/units.ts';

/** How a limit is written for each unit; `parse` gives base units, undefined for what does not fit. */
export type LimitForm = {
  readonly example: string;
  readonly parse: (text: string) => number | undefined;
};

export const LIMIT_FORMS: Readonly<Record<Unit, LimitForm>> = {
  us: { example: 'a duration such as 50ms', parse: parseDuration },
  bytes: {
    example: 'a size such as 130, 130B or 2kB',
    parse: (text) => parsePlain(text) ?? parseBytes(text),
  },
  share: { example: 'a share such as 60% or 0.6', parse: parseShare },
  ratio: { example: 'a plain number such as 1.5', parse: parsePlain },
  count: { example: 'a plain number such as 20', parse: parsePlain },
};

function parsePlain(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** A plain number above 1 is a percentage whose sign was forgotten, and would always be kept. */
function parseShare(text: string): number | undefined {
  if (text.endsWith('%')) return parsePercent(text.slice(0, -1).trimEnd());
  const share = parsePlain(text);
  return share !== undefined && share <= 1 ? share : undefined;
}

function parsePercent(text: string): number | undefined {
  const percent = parsePlain(text);
  return percent === undefined ? undefined : percent / 100;
}
