import type { Answer, Question } from '../claim.ts';

/** A question's figures without its judgement; of `shown` ones only what it says yes to. What is missing stays so. */
export function asFacts(question: Question, which: 'all' | 'shown'): Question {
  return (evidence): Answer => {
    const answer = question(evidence);
    if (answer.says === 'missing') return answer;
    const { about, figures, reasons } = answer;
    const isTold = which === 'all' || answer.says === 'yes';
    return { says: 'fact', about, ...(isTold ? { figures, reasons } : { figures: [], reasons: [] }) };
  };
}
