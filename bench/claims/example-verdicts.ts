import type { Finding } from './claim.ts';
import { CLAIMS } from './claims.ts';
import { exampleEvidence, type Change } from './example-evidence.ts';
import { judgeClaims } from './judge.ts';

/** What comes of one claim by made-up evidence with these changes, for tests. */
export function findingOn(id: string, ...changes: readonly Change[]): Finding {
  const claims = CLAIMS.filter((claim) => claim.id === id);
  const [judged] = judgeClaims(claims, exampleEvidence(...changes));
  if (judged === undefined) throw new Error(`there is no claim ${id}`);
  return judged.finding;
}

/** The number that a verdict turns on; undefined where it turns on none. */
export function turningPoint(finding: Finding): number | undefined {
  return finding.verdict === 'depends' ? finding.condition.at : undefined;
}

/** What a verdict turns on, in English. */
export function conditionOf(finding: Finding): string {
  return finding.verdict === 'depends' ? finding.condition.text.en : '';
}
