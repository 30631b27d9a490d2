import type { CostsByCookie } from '../advise/advice.ts';
import type { Asked } from '../advise/asked.ts';
import { CANDIDATES, type CandidateCosts } from '../advise/candidates.ts';
import type { Bytes } from '../core/units.ts';
import { chromiumWithCookie } from '../profiles/profiles.ts';
import { measureMessageCost, measureUnitCosts } from '../wire/unit-costs.ts';

/**
 * What the exchanges of all candidates take with the cookie that is asked for, and what they would with others: each is
 * made once in this process, one after the other, so that none waits for another.
 */
export async function costsByCookie(
  { cookieBytes, bodyBytes }: Asked,
  others: readonly Bytes[],
): Promise<CostsByCookie> {
  const asked = await costsWith(cookieBytes, bodyBytes, []);
  const costs = new Map([[cookieBytes, asked]]);
  for (const other of others) {
    if (!costs.has(other)) costs.set(other, await costsWith(other, bodyBytes, asked));
  }
  return costs;
}

async function costsWith(
  cookieBytes: Bytes,
  bodyBytes: Bytes,
  known: readonly CandidateCosts[],
): Promise<readonly CandidateCosts[]> {
  const profile = chromiumWithCookie(cookieBytes);
  const costs: CandidateCosts[] = [];
  for (const [index, candidate] of CANDIDATES.entries()) {
    const options = { ...candidate, tls: false, profile, bodyBytes };
    const before = known[index]?.exchanges;
    // What a stream is sent carries no cookie.
    const exchanges = before?.pattern === 'stream' ? before : await measureUnitCosts(options);
    costs.push({ candidate, exchanges, message: await measureMessageCost(options) });
  }
  return costs;
}
