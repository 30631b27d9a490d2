import { describe, expect, test } from 'vitest';
import type { Answer, Question } from '../claim.ts';
import { exampleEvidence } from '../example-evidence.ts';
import { alike } from '../text.ts';
import { asFact, every, inEachRespect } from './combine.ts';

const shared = (name: string) => ({ about: alike(name), figures: [], reasons: [alike('so')] });
const say =
  (says: 'yes' | 'no' | 'fact', name = says): Question =>
  () => ({ ...shared(name), says });
const turning: Question = () => ({
  ...shared('it'),
  says: 'turns',
  condition: { text: alike('at 3'), at: 3 },
});
const unknown =
  (repetitionsNeeded: number | null): Question =>
  () => ({ ...shared('unknown'), says: 'unknown', repetitionsNeeded });
const missing: Question = () => ({ ...shared('missing'), says: 'missing', missing: ['bytes'] });

const evidence = exampleEvidence();
const ask = (question: Question): Answer => question(evidence);

describe('questions of which every one has to be answered with yes', () => {
  test.each<readonly [string, readonly Question[], Answer['says']]>([
    ['all yes', [say('yes'), say('yes')], 'yes'],
    ['a fact besides', [say('yes'), say('fact')], 'yes'],
    ['facts alone', [say('fact')], 'fact'],
    ['one no, whatever is missing', [say('yes'), missing, unknown(6), say('no')], 'no'],
    ['something missing', [say('yes'), unknown(6), missing], 'missing'],
    ['something unknown', [say('yes'), unknown(6)], 'unknown'],
    ['one that turns', [say('yes'), turning], 'turns'],
  ])('%s', (_, questions, says) => {
    expect(ask(every(...questions)).says).toBe(says);
  });

  test('need as many repetitions as the neediest', () => {
    expect(ask(every(unknown(4), unknown(null), unknown(6)))).toMatchObject({ repetitionsNeeded: 6 });
    expect(ask(every(unknown(null)))).toMatchObject({ repetitionsNeeded: null });
  });

  test('name each reason with what was asked', () => {
    expect(ask(every(say('yes', 'this' as 'yes'))).reasons).toEqual([alike('this: so')]);
  });
});

describe('a sentence in several respects', () => {
  test.each<readonly [string, readonly Question[], Answer['says']]>([
    ['all yes', [say('yes'), say('yes'), say('fact')], 'yes'],
    ['all no', [say('no'), say('no')], 'no'],
    ['yes and no', [say('yes'), say('no')], 'turns'],
    ['yes and no decide, whatever is unknown', [say('yes'), say('no'), unknown(6)], 'turns'],
    ['yes and unknown', [say('yes'), unknown(6)], 'unknown'],
    ['nothing decides while something is missing', [say('yes'), say('no'), missing], 'missing'],
  ])('%s', (_, questions, says) => {
    expect(ask(inEachRespect(...questions)).says).toBe(says);
  });

  test('turn on the respects by name, and on the point where one turns', () => {
    const answer = ask(inEachRespect(say('yes'), say('no'), unknown(6), turning));
    expect(answer).toMatchObject({
      condition: { text: { en: 'at 3; yes: yes; no: no; undecided: unknown' }, at: 3 },
    });
  });
});

describe('respects that are many', () => {
  const named = (says: 'yes' | 'no', about: string): Question => {
    return (evidence) => ({ ...say(says)(evidence), about: alike(about) });
  };
  const condition = (...questions: readonly Question[]): string => {
    const answer = ask(inEachRespect(...questions));
    return answer.says === 'turns' ? answer.condition.text.en : answer.says;
  };

  test('are told by the few that stand apart', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((about) => named('yes', about));
    expect(condition(...many, named('no', 'x'))).toBe('no: x; yes: the other 6');
    expect(condition(...many.slice(1), named('no', 'x'))).toBe('yes: b, c, d, e, f; no: x');
  });
});

describe('a question as a fact', () => {
  test('weighs nothing with its yes, and everything with its silence', () => {
    expect(ask(asFact(say('yes'))).says).toBe('fact');
    expect(ask(asFact(missing)).says).toBe('missing');
  });
});
