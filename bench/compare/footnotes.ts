import type { Obstacle } from '../stats/sampled-change.ts';
import type { Change } from './comparison.ts';

/** Numbers texts in the order in which they are first referred to. */
export type Footnotes = {
  /** The mark that refers to a text: ¹ for the first. */
  readonly mark: (text: string) => string;
  readonly lines: () => readonly string[];
};

export function footnotes(): Footnotes {
  const texts: string[] = [];
  return {
    mark(text) {
      if (!texts.includes(text)) texts.push(text);
      return superscript(texts.indexOf(text) + 1);
    },
    lines: () => texts.map((text, index) => `${superscript(index + 1)} ${text}`),
  };
}

function superscript(number: number): string {
  return Array.from(String(number))
    .map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '')
    .join('');
}

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  'few repetitions':
    'No verdict: that takes 6 repetitions on both sides, and the method asks for 10 (--runs 10).',
  'many tests':
    'No verdict: with so few repetitions for so many comparisons in one table, not even sides without any overlap would reach p < 0.05. Take more --runs, or fewer --transports.',
  'clock error':
    "No verdict: the clocks of pages may be off by as much (clock.error; between two sides of pages, by both sides' together), and more repetitions do not cure it.",
  'no ratio': 'No verdict: to a median of 0 or ∞ there is no ratio; p tells whether the ranks differ.',
};

/** What has to be said of how a change was found, or why it was not. */
export function noteOn(change: Change): string | undefined {
  if (change.kind === 'sampled') return change.obstacle && OBSTACLES[change.obstacle];
  if (change.verdict === 'untestable') return 'No verdict: there is no repetition that both sides have.';
  return change.varies
    ? 'Varies between repetitions, since each has a feed of its own: compared repetition by repetition.'
    : undefined;
}
