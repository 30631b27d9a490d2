import type { Finding } from '../claim.ts';
import { commandFor } from '../evidence-names.ts';
import { alike, joined, NOTHING, type Text } from '../text.ts';

/** What a reader can do with a verdict, or has to know with it, in a line; empty where it says everything itself. */
export function outcomeWords(finding: Finding): Text {
  switch (finding.verdict) {
    case 'depends':
      return finding.condition.text;
    case 'undecided':
      return finding.repetitionsNeeded === null
        ? joined(finding.because.slice(0, 1), '')
        : wanting(finding.repetitionsNeeded);
    case 'unmeasured':
      return joined(
        [{ en: 'to measure: ', ru: 'измерить: ' }, alike(finding.missing.map(commandFor).join('; '))],
        '',
      );
    case 'holds':
    case 'fails':
    case 'stated':
      return NOTHING;
  }
}

function wanting(repetitions: number): Text {
  return {
    en: `wants at least ${repetitions} valid repetitions`,
    ru: `нужно хотя бы ${repetitions} годных повторов`,
  };
}
