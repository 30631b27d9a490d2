import { Failure } from '../core/failure.ts';
import { isOurs } from '../core/measured-server.ts';
import { firstWithDigits } from '../predict/cursor-digits.ts';
import type { UnitCosts } from '../predict/unit-costs.ts';
import { readProfile } from '../profiles/profiles.ts';
import type { CostsOf } from '../run/predict-plan.ts';
import { measureUnitCosts } from '../wire/unit-costs.ts';

/**
 * Tells what exchanges take by making each once in this process; those of the same bytes once for all. What answers
 * carry besides their own fields is not tried.
 */
export function triedUnitCosts(): CostsOf {
  const tried = new Map<string, Promise<UnitCosts | undefined>>();
  return (row, { load, server, http, tls, requestHeaders, responseHeaders, bodyBytes }, cursorDigits) => {
    if (load !== 'feed' || !isOurs(server) || responseHeaders !== 'bare') return Promise.resolve(undefined);
    const key = JSON.stringify([row, http, tls, requestHeaders, bodyBytes, cursorDigits]);
    const costs =
      tried.get(key) ??
      measureUnitCosts({
        row,
        http,
        tls,
        profile: readProfile(requestHeaders),
        bodyBytes,
        firstSeq: firstWithDigits(cursorDigits),
      }).catch(undefinedIfCut);
    tried.set(key, costs);
    return costs;
  };
}

/** A machine that cuts connections can still measure. */
function undefinedIfCut(error: unknown): undefined {
  if (!(error instanceof Failure)) throw error;
}
