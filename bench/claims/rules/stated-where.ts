import type { Question } from '../claim.ts';
import { every } from './combine.ts';
import { asFacts } from './as-facts.ts';

/** No verdict: the facts of a question, and of others those of which it is shown. */
export function statedWhere(fact: Question, others: readonly Question[]): Question {
  return every(asFacts(fact, 'all'), ...others.map((other) => asFacts(other, 'shown')));
}
