import type { Verdict } from '../claim.ts';
import type { Text } from '../text.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, Text>> = {
  holds: { en: 'holds', ru: 'верно' },
  fails: { en: 'fails', ru: 'неверно' },
  depends: { en: 'depends', ru: 'верно отчасти' },
  undecided: { en: 'undecided', ru: 'не решено' },
  unmeasured: { en: 'unmeasured', ru: 'не измерено' },
  stated: { en: 'stated', ru: 'только факты' },
};

/** What each verdict means, for a legend. */
export const VERDICT_MEANINGS: Readonly<Record<Verdict, Text>> = {
  holds: { en: 'by its rule it is so', ru: 'по правилу это так' },
  fails: { en: 'by its rule it is not so', ru: 'по правилу это не так' },
  depends: { en: 'it turns on what is named', ru: 'зависит от того, что названо' },
  undecided: { en: 'the evidence does not suffice', ru: 'данных не хватает' },
  unmeasured: { en: 'its runs are missing', ru: 'нужных измерений нет' },
  stated: { en: 'facts, and no judgement', ru: 'без оценки' },
};

/** What stands for a verdict where there is no room. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  holds: '✓',
  fails: '✗',
  depends: '◐',
  undecided: '?',
  unmeasured: '?',
  stated: 'i',
};

export const HEADS = {
  claim: { en: 'claim', ru: 'утверждение' },
  verdict: { en: 'verdict', ru: 'вывод' },
  figure: { en: 'figure', ru: 'показатель' },
  measured: { en: 'measured', ru: 'измерено' },
  interval: { en: '95 % interval', ru: '95 %-ный интервал' },
  predicted: { en: 'predicted', ru: 'предсказано' },
  ratio: { en: 'first ÷ this', ru: 'первое ÷ это' },
  from: { en: 'from', ru: 'откуда' },
  n: { en: 'n', ru: 'n' },
  transport: { en: 'transport', ru: 'транспорт' },
} as const satisfies Record<string, Text>;

export const SECTIONS = {
  rule: { en: 'Rule, written before the run', ru: 'Правило, записанное до измерения' },
  run: { en: 'What was run', ru: 'Что измеряли' },
  found: { en: 'What was found', ru: 'Что оказалось' },
  turns: { en: 'It turns on', ru: 'Зависит от' },
  leavesOut: { en: 'What the sentence leaves out', ru: 'О чём фраза умалчивает' },
  choose: { en: 'What to choose therefore', ru: 'Что поэтому выбрать' },
  judgedFrom: { en: 'Judged from', ru: 'По измерениям' },
} as const satisfies Record<string, Text>;
