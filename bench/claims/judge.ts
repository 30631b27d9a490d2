import type { Answer, Claim, Finding, JudgedClaim } from './claim.ts';
import type { Evidence } from './evidence.ts';

/** Judges every claim: the same evidence gives the same findings. */
export function judgeClaims(claims: readonly Claim[], evidence: Evidence): readonly JudgedClaim[] {
  return claims.map((claim) => ({ claim, finding: findingOf(claim.judge(evidence)) }));
}

function findingOf(answer: Answer): Finding {
  const { figures, reasons } = answer;
  switch (answer.says) {
    case 'yes':
      return { verdict: 'holds', figures, reasons };
    case 'no':
      return { verdict: 'fails', figures, reasons };
    case 'fact':
      return { verdict: 'stated', figures, reasons };
    case 'turns':
      return { verdict: 'depends', figures, reasons, condition: answer.condition };
    case 'unknown':
      return {
        verdict: 'undecided',
        figures,
        reasons,
        repetitionsNeeded: answer.repetitionsNeeded,
        because: answer.because ?? reasons,
      };
    case 'missing':
      return { verdict: 'unmeasured', figures, reasons, missing: answer.missing };
  }
}
